import type { Reading } from './ChartFrame.tsx';

const TIP_WIDTH = 240;
const GAP = 12;

/** The reading beside the place it is about; on the other side where the edge is near. */
export function ChartTip({ reading, x, width }: { reading: Reading; x: number; width: number }) {
  const fitsRight = x + GAP + TIP_WIDTH <= width;
  const left = fitsRight ? x + GAP : Math.max(0, x - GAP - TIP_WIDTH);
  return (
    <div className="chart-tip" style={{ transform: `translateX(${Math.round(left)}px)` }} aria-hidden="true">
      <strong>{reading.title}</strong>
      <dl>
        {reading.rows.map(({ label, value, tone }) => (
          <div key={label} data-tone={tone}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {reading.note && <p>{reading.note}</p>}
    </div>
  );
}
