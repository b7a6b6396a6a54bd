/** Version of the product, shown by health, config, traces and provenance. */
export const version = '0.1.0';

/** Version of the API: grows when a client could notice. */
export const apiVersion = '1';
