import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/context.ts';
import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { checksOptions } from './api/checks.ts';
import { distorting, isOfOtherData } from './checks.ts';

interface QualityDotProps {
  readonly domain: Domain;
  readonly metric: string;
  /** The data that the number came from, where that is known. */
  readonly dataState: string | undefined;
}

/**
 * Beside a number: a check found rows that can distort it, or the checks are of earlier data than there are.
 * Nothing where none found any, or none has answered.
 */
export function QualityDot({ domain, metric, dataState }: QualityDotProps) {
  const { m, f } = useI18n();
  const api = useApi();
  const checks = useQuery(checksOptions(api, domain));
  const found = distorting(checks.data?.data ?? [], metric);
  if (isOfOtherData(checks.data?.meta, dataState)) {
    const changedAt = checks.data?.meta.dataChangedAt ?? null;
    const text = changedAt === null ? m.lineage.otherData : m.lineage.notChecked(f.instant(changedAt));
    return <span className="quality-dot" role="img" aria-label={text} title={text} data-earlier />;
  }
  if (found.length === 0) return null;
  const text = m.operations.quality.dot(found.length);
  const isError = found.some(({ severity }) => severity === 'error');
  return (
    <span
      className="quality-dot"
      role="img"
      aria-label={text}
      title={text}
      data-severity={isError ? 'error' : 'warning'}
    />
  );
}
