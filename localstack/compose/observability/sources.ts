/** Data sources by the ids under which they are provisioned (`grafana/provisioning/datasources`). */
export const prometheus = { type: 'prometheus', uid: 'prometheus' } as const;
export const tempo = { type: 'tempo', uid: 'tempo' } as const;
export const postgres = { type: 'grafana-postgresql-datasource', uid: 'postgres' } as const;
