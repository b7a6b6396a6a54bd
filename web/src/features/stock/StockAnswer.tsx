import { useI18n } from '../../shared/i18n/context.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { RecommendationsAnswer } from './api/recommendations.ts';
import { totalCost, totalCostId } from './subjects.ts';

/** How much is urgent, what comes first, what it all costs. */
export function StockAnswer({ answer }: { answer: RecommendationsAnswer }) {
  const { m, f } = useI18n();
  const [, setState] = useUrlState();
  const { data, meta } = answer;
  const count = (level: string) => data.filter(({ urgency }) => urgency === level).length;
  const [first] = data.filter(({ recommendedQuantity }) => recommendedQuantity > 0);
  const cost = totalCost(answer);
  const details = [
    ...(first && first.daysOfCover !== null
      ? [m.stock.first(first.stockItem, f.number(first.daysOfCover, 1), f.number(first.leadTimeDays, 1))]
      : []),
    ...(cost === null ? [] : [m.stock.totalCost(f.value(cost, 'USD'))]),
    m.stock.serviceLevel(f.percent(meta.serviceLevel * 100, 0), meta.demandWindowDays),
  ];
  const sentence =
    count('HIGH') + count('MEDIUM') === 0 ? m.stock.nothing : m.stock.answer(count('HIGH'), count('MEDIUM'));
  return (
    <div className="answer">
      <p className="answer-sentence">{sentence}.</p>
      <p className="answer-details">
        {details.join(' ')}{' '}
        <button
          type="button"
          className="link-button"
          onClick={() => setState({ explain: totalCostId }, { replace: true })}
        >
          {m.kpi.explain}
        </button>
      </p>
    </div>
  );
}
