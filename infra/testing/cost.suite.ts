import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Synthesised } from './synthesised.ts';

const query = z.object({ MetricStat: z.optional(z.unknown()) });
const alarm = z.object({ Metrics: z.optional(z.array(query)) });

/** What `docs/operations.md` counts up as the cost of prod is what prod has. */
export function costSuite(synthesised: () => Synthesised): void {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  const of = (type: string) =>
    synthesised().resources.filter((one) => one.stage === 'prod' && one.type === type);
  /** An alarm over a formula is charged for each metric in it. */
  const watched = () =>
    of('AWS::CloudWatch::Alarm').reduce((total, { properties }) => {
      const { Metrics: metrics } = alarm.parse(properties);
      return total + (metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1);
    }, 0);
  const endpoints = () =>
    of('AWS::EC2::VPCEndpoint').filter(({ properties }) => properties.VpcEndpointType === 'Interface');

  it.each<[string, () => string]>([
    ['secrets', () => `| secrets, 0.40 | ${of('AWS::SecretsManager::Secret').length} × 0.40`],
    ['alarms', () => `that they watch | ${watched()} × 0.10`],
    ['routes', () => `At most ${of('AWS::ApiGatewayV2::Route').length} × 6 × 0.30`],
    ['gateways', () => `| ${of('AWS::EC2::NatGateway').length} × 730 × 0.045 = 65.70 |`],
    ['endpoints', () => `2 zones, 0.01/h | ${endpoints().length * 2} × 730 × 0.01`],
  ])('counts the %s that there are', (_, counted) => {
    expect(page.includes(counted()), counted()).toBe(true);
  });
}
