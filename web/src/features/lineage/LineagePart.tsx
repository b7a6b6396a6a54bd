/**
 * Where a number came from, as the audit trail has it: who asked, when, with which definitions, queries and
 * parameters, on which data in which state; and whether it still holds.
 */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../shared/api/context.ts';
import { ApiError } from '../../shared/api/error.ts';
import type { Formatter } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Messages } from '../../shared/i18n/en.ts';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Identifier } from '../../shared/ui/Identifier.tsx';
import { PanelFacts } from '../../shared/ui/SidePanel.tsx';
import { SqlText } from '../../shared/ui/SqlText.tsx';
import { type Lineage, lineageOptions } from './api/lineage.ts';
import { Verify } from './Verify.tsx';
import './lineage.css';

type Beside = 'number' | 'row';

interface LineagePartProps {
  /** Of an audit row, a job's run, or a report. */
  readonly auditId: string;
  /** What it stands beside tells a part of it already: a number its definition and queries, a row who and when. */
  readonly beside?: Beside;
  /** The number that is asked about, by its key in the metric catalogue: its findings come first. */
  readonly metric?: string;
}

export function LineagePart({ auditId, beside, metric }: LineagePartProps) {
  const { m } = useI18n();
  const api = useApi();
  const { data, error, isPending, refetch } = useQuery(lineageOptions(api, auditId));
  if (isPending) return <span className="skeleton lineage-skeleton" aria-hidden="true" />;
  if (error) {
    const status = error instanceof ApiError ? error.status : 0;
    if (status === 403) return <p className="quiet">{m.traces.lineagePart.denied}</p>;
    if (status === 409 || status === 404) return <p className="quiet">{m.traces.lineagePart.unavailable}</p>;
    return <ErrorNotice error={error} retry={() => void refetch()} />;
  }
  const lineage = data.data;
  return (
    <div className="lineage">
      <Facts of={lineage} beside={beside} />
      <Verify key={lineage.auditId} auditId={lineage.auditId} metric={metric} />
      {lineage.domain !== 'platform' && <Quality of={lineage.dataQuality} metric={metric} />}
      {beside !== 'number' && <Sources of={lineage} hasParameters={beside === undefined} />}
    </div>
  );
}

const SHOWN_OF_HASH = 12;

function Facts({ of, beside }: { of: Lineage; beside: Beside | undefined }) {
  const { m, f } = useI18n();
  const texts = m.traces.lineagePart;
  const {
    at,
    actor,
    action,
    asOf,
    rowCount,
    catalogueVersion,
    resultHash,
    resultKept,
    rowHolds,
    seal,
    dataStates,
    model,
  } = of;
  const rows: (readonly [string, ReactNode])[] = [];
  if (beside !== 'row') rows.push([texts.at, f.instant(at)], [texts.actor, actor]);
  if (beside === undefined) rows.push([texts.action, <code key="action">{action}</code>]);
  if (asOf !== null) rows.push([texts.asOf, f.date(asOf)]);
  for (const state of dataStates) {
    rows.push([
      dataStates.length > 1 ? `${m.lineage.data}, ${m.domains[state.domain]}` : m.lineage.data,
      <DataState key={state.domain} of={state} />,
    ]);
  }
  if (model !== null) rows.push([m.lineage.model, <code key="model">{model}</code>]);
  if (rowCount !== null && beside !== 'row') rows.push([texts.rows, f.number(rowCount)]);
  if (catalogueVersion !== null)
    rows.push([texts.catalogue, <code key="catalogue">{catalogueVersion.slice(0, SHOWN_OF_HASH)}</code>]);
  if (resultHash !== null) {
    rows.push([
      texts.resultHash,
      <span key="result">
        <code title={resultHash}>{resultHash.slice(0, SHOWN_OF_HASH)}</code>{' '}
        <span className="quiet">{resultKept ? texts.kept : texts.notKept}</span>
      </span>,
    ]);
  }
  rows.push([
    texts.evidence,
    <span key="evidence" data-tone={rowHolds && seal?.holds !== false ? undefined : 'bad'}>
      {evidenceText(of, texts, f)}
    </span>,
  ]);
  if (beside !== 'row') {
    rows.push([m.operations.audit.id, <Identifier key="id" id={of.auditId} what={m.operations.audit.id} />]);
  }
  return <PanelFacts rows={rows} />;
}

/** A broken seal says nothing of which of its rows was changed, so that none is vouched for. */
function evidenceText({ rowHolds, seal }: Lineage, texts: Messages['traces']['lineagePart'], f: Formatter) {
  if (seal?.holds === false) return texts.sealBroken(f.number(seal.number));
  const sealed = seal ? texts.sealed(f.number(seal.number), f.instant(seal.at)) : texts.notSealed;
  return `${rowHolds ? texts.rowHolds : texts.rowBroken}; ${sealed}`;
}

/** Which data it came from, and whether others came since. */
function DataState({ of: { hash, changedAt } }: { of: Lineage['dataStates'][number] }) {
  const { m, f } = useI18n();
  return (
    <span>
      <code title={hash}>{hash.slice(0, SHOWN_OF_HASH)}</code>{' '}
      <span
        className={changedAt === null ? 'quiet' : undefined}
        data-tone={changedAt === null ? undefined : 'bad'}
      >
        {changedAt === null ? m.lineage.dataSame : m.lineage.dataChanged(f.instant(changedAt))}
      </span>
    </span>
  );
}

interface QualityProps {
  readonly of: Lineage['dataQuality'];
  readonly metric: string | undefined;
}

type Finding = NonNullable<Lineage['dataQuality']>['findings'][number];

/** What the checks had found by then: open what can distort this number, folded the rest. */
function Quality({ of, metric }: QualityProps) {
  const { m, f } = useI18n();
  const texts = m.traces.lineagePart;
  if (of === null) return <p className="quiet">{texts.noQuality}</p>;
  const failed = of.findings.filter(({ status }) => status === 'failed');
  const own = metric === undefined ? [] : failed.filter(({ metrics }) => metrics.includes(metric));
  const rest = failed.filter((finding) => !own.includes(finding));
  return (
    <div>
      <h4>{texts.quality}</h4>
      {of.isOfSameData === false && <p data-tone="bad">{m.lineage.checkedEarlier}</p>}
      <p>{texts.qualityCounts(f.number(of.passed), f.number(of.failed), f.instant(of.finishedAt))}</p>
      <Findings of={own} />
      {rest.length > 0 && (
        <details>
          <summary>{own.length > 0 ? texts.otherFindings(f.number(rest.length)) : texts.findings}</summary>
          <Findings of={rest} />
        </details>
      )}
    </div>
  );
}

function Findings({ of }: { of: readonly Finding[] }) {
  const { f } = useI18n();
  if (of.length === 0) return null;
  return (
    <ul className="caveats" lang="en">
      {of.map(({ name, question, failures }) => (
        <li key={name}>
          {question}
          {failures !== null && ` (${f.number(failures)})`}
        </li>
      ))}
    </ul>
  );
}

interface SourcesProps {
  readonly of: Lineage;
  readonly hasParameters: boolean;
}

function Sources({ of: { parameters, metrics, queries }, hasParameters }: SourcesProps) {
  const { m } = useI18n();
  const texts = m.traces.lineagePart;
  return (
    <>
      {hasParameters && (
        <details>
          <summary>{texts.parameters}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must be reachable by keys */}
          <pre className="json" tabIndex={0}>
            {JSON.stringify(parameters, null, 2)}
          </pre>
        </details>
      )}
      {metrics.length > 0 && (
        <details>
          <summary>{`${texts.definitions} (${metrics.length})`}</summary>
          <dl className="lineage-definitions" lang="en">
            {metrics.map(({ key, domain, label, definition, formula }) => (
              <div key={`${domain} ${key}`}>
                <dt>{label}</dt>
                <dd>
                  {definition} <code>{formula}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {queries.map(({ name, text }) => (
        <details key={name}>
          <summary>
            {texts.queries}: <code>{name}</code>
          </summary>
          {text === null ? <p className="quiet">{texts.textGone}</p> : <SqlText text={text} name={name} />}
        </details>
      ))}
    </>
  );
}
