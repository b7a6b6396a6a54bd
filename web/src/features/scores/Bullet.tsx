import './scores.css';

const WIDTH = 144;
const HEIGHT = 16;

interface BulletProps {
  readonly value: number;
  /** What it is held against. */
  readonly target: number;
  /** End of the scale. */
  readonly max: number;
  /** Whether a value below the target is a miss, and coloured as one. */
  readonly mustReach?: true;
}

/** A value as a bar against its target as a mark; its number stands beside it in the text. */
export function Bullet({ value, target, max, mustReach }: BulletProps) {
  const x = (amount: number) => (Math.min(amount, max) / max) * WIDTH;
  return (
    <svg
      className="bullet"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <rect className="bullet-ground" width={WIDTH} height={HEIGHT} />
      <rect
        y={4}
        height={8}
        width={Math.max(0, x(value))}
        data-short={(mustReach && value < target) || undefined}
      />
      <line x1={x(target)} x2={x(target)} y1={0} y2={HEIGHT} />
    </svg>
  );
}
