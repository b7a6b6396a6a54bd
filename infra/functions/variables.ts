/** Names of the environment variables that the infrastructure sets besides the product's settings. */
export const variables = {
  awWarehouseSecret: 'AW_MSSQL_SECRET_ARN',
  wwiWarehouseSecret: 'WWI_MSSQL_SECRET_ARN',
  storeSecret: 'POSTGRES_SECRET_ARN',
  ownerSecret: 'POSTGRES_OWNER_SECRET_ARN',
  webhookSecret: 'WEBHOOK_SECRET_ARN',
  fonts: 'FONTS_DIR',
  xray: 'TRACING_XRAY',
  serviceName: 'OTEL_SERVICE_NAME',
  endpointUrl: 'AWS_ENDPOINT_URL',
} as const;
