import { useI18n } from '../../shared/i18n/context.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { RecommendationsAnswer } from './api/recommendations.ts';
import { countNeeds } from './needs.ts';
import { totalCost, totalCostId } from './subjects.ts';

/** How much is urgent, what comes first, what it all costs. */
export function StockAnswer({ answer }: { answer: RecommendationsAnswer }) {
  const { m, f } = useI18n();
  const [, setState] = useUrlState();
  const { data, meta } = answer;
  const { urgent, due, speedUp } = countNeeds(data);
  const cost = totalCost(answer);
  const details = [
    ...(speedUp > 0 ? [m.stock.speedUps(speedUp)] : []),
    ...(cost === null ? [] : [m.stock.totalCost(f.value(cost, 'USD'))]),
    m.stock.serviceLevel(f.percent(meta.serviceLevel * 100, 0), meta.demandWindowDays),
  ];
  const sentence = urgent + due === 0 ? m.stock.nothing : m.stock.answer(urgent, due);
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
