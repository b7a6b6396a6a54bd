/** The shape of an alert rule: Prometheus' own, with a runbook section that a test looks for. */

export interface Alert {
  /** CamelCase, as Prometheus names alerts. */
  readonly name: string;
  /** True, that is any series, while something is wrong. */
  readonly expr: string;
  /** How long it must stay wrong, such as `5m`. */
  readonly for: string;
  /** `critical`: users get wrong or no answers now; `warning`: they will. */
  readonly severity: 'critical' | 'warning';
  /** One line with `{{ $labels.x }}` and `{{ $value }}`. */
  readonly summary: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Where the stack serves `docs/operations.md` (`localstack/compose/page/Caddyfile`). */
const RUNBOOK = 'http://localhost:8080/runbook/';

/** The id of an alert's section in `docs/operations.md`, whose heading is "Alert" and the name in kebab case. */
export function runbookSection(name: string): string {
  return `alert-${name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()}`;
}

export function prometheusRule(alert: Alert) {
  return {
    alert: alert.name,
    expr: alert.expr,
    for: alert.for,
    labels: { severity: alert.severity, ...alert.labels },
    annotations: { summary: alert.summary, runbook_url: `${RUNBOOK}#${runbookSection(alert.name)}` },
  };
}
