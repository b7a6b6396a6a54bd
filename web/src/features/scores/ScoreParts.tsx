/** A score added up: each part's value, weight and points, and what few observations did to it. */
import type { SubjectPart } from '../../shared/explain/subject.ts';
import type { Formatter } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Messages } from '../../shared/i18n/en.ts';
import { componentLabel, pointsOf } from './components.ts';
import './parts.css';
import { saidText } from '../../shared/said/text.ts';

interface ScorePartsProps {
  readonly score: number | null;
  readonly parts: readonly SubjectPart[];
}

export function ScoreParts({ score, parts }: ScorePartsProps) {
  const { m, f } = useI18n();
  const texts = m.detail.scoreParts;
  const isAnyDrawn = parts.some(({ drawn }) => drawn !== undefined);
  return (
    <>
      <table className="score-parts">
        <thead>
          <tr>
            <th scope="col">{texts.part}</th>
            <th scope="col">{texts.value}</th>
            <th scope="col">{texts.weight}</th>
            <th scope="col">{texts.points}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <PartRow key={part.name} part={part} />
          ))}
        </tbody>
        {score !== null && (
          <tfoot>
            <tr>
              <th scope="row">{m.analysis.scores.score}</th>
              <td />
              <td />
              <td>{f.fixed(score, 1)}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {isAnyDrawn && <p className="quiet score-parts-note">{texts.drawnWhy}</p>}
    </>
  );
}

function PartRow({ part }: { part: SubjectPart }) {
  const { m, f } = useI18n();
  const { value, weight, reason, said } = part;
  const note = value === null ? (saidText(said, m, f) ?? reason) : drawnText(part, m, f);
  return (
    <tr>
      <th scope="row">
        {componentLabel(part, m)}
        {note && <small className="quiet">{note}</small>}
      </th>
      <td>{value === null ? m.notAvailable : f.fixed(value, 1)}</td>
      <td>{f.percent(weight * 100, 0)}</td>
      <td>{f.fixed(pointsOf(part), 1)}</td>
    </tr>
  );
}

/** How a measure was drawn toward what is usual, in words and numbers; nothing where it was not. */
export function drawnText({ drawn }: SubjectPart, m: Messages, f: Formatter): string | undefined {
  if (drawn === undefined) return undefined;
  const { own, usual, result, unit, evidence, counts, prior } = drawn;
  const shown = (value: number) => {
    if (unit === 'ratio') return f.fixed(value, 2);
    return unit === 'percent' ? f.percent(value, Math.abs(value) < 1 ? 2 : 1) : f.value(value, unit);
  };
  const texts = m.detail.scoreParts;
  const share = f.percent((100 * evidence) / (evidence + prior), 0);
  const what = unit === 'ratio' ? `${texts.balanced}: ` : '';
  return (
    what +
    texts.drawn({
      own: shown(own),
      usual: shown(usual),
      result: shown(result),
      evidence: texts.evidence[counts](evidence, f.number(evidence)),
      share,
    })
  );
}
