import { useEffect, useId, useState } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';

interface SliderFieldProps {
  readonly label: string;
  /** In percent. */
  readonly value: number;
  /** Where nothing changes; marked on the slider. */
  readonly neutral: number;
  /** What the slider spans; the number beside it takes everything within `limits`. */
  readonly range: readonly [number, number];
  readonly step: number;
  readonly limits: readonly [number, number];
  /** What the value means, in words. */
  readonly hint: string;
  readonly onChange: (value: number) => void;
}

/** A value to be tried out with a slider, or said exactly as a number. */
export function SliderField(props: SliderFieldProps) {
  const { label, value, neutral, range, step, hint, onChange } = props;
  const { m, f } = useI18n();
  const id = useId();
  const [low, high] = range;
  const at = Math.min(high, Math.max(low, value));
  return (
    <div className="lever">
      <label htmlFor={id}>{label}</label>
      <ExactNumber {...props} />
      <span className="lever-slider">
        <span
          className="lever-neutral"
          style={{ left: `${((neutral - low) / (high - low)) * 100}%` }}
          aria-hidden="true"
        />
        <input
          id={id}
          type="range"
          min={low}
          max={high}
          step={step}
          value={at}
          aria-valuetext={m.wwi.whatIf.percentValue(f.number(value, 2))}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      </span>
      <p className="quiet">{hint}</p>
    </div>
  );
}

/** The value to the digit; what cannot be used is said and not applied. */
function ExactNumber({ label, value, limits: [least, most], step, onChange }: SliderFieldProps) {
  const { m, f } = useI18n();
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const id = useId();
  const number = text.trim() === '' ? Number.NaN : Number(text);
  const isBad = !(number >= least && number <= most);
  return (
    <span className="lever-number">
      <input
        type="number"
        name={`${id}-number`}
        aria-label={m.wwi.whatIf.exactly(label)}
        aria-invalid={isBad || undefined}
        aria-describedby={isBad ? id : undefined}
        min={least}
        max={most}
        step={step}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const next = event.target.valueAsNumber;
          if (next >= least && next <= most) onChange(next);
        }}
      />
      <span aria-hidden="true">%</span>
      {isBad && (
        <span className="problem" id={id} role="alert">
          {m.wwi.whatIf.mustBeWithin(f.number(least, 2), f.number(most, 2))}
        </span>
      )}
    </span>
  );
}
