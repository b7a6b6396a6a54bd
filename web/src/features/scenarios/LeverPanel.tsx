import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import {
  type Levers,
  multiplierOf,
  percentOf,
  percentToShare,
  sameLevers,
  shareToPercent,
  unchanged,
} from './parameters.ts';
import { SliderField } from './SliderField.tsx';

/** Changes in percent that a slider spans, and that the API takes. */
const CHANGE_RANGE = [-50, 200] as const;
const CHANGE_LIMITS = [-100, 9900] as const;
/** Service levels in percent. */
const LEVEL_RANGE = [80, 99.9] as const;
const LEVEL_LIMITS = [50, 99.99] as const;

interface LeverPanelProps {
  readonly levers: Levers;
  /** Service level that the product plans for. */
  readonly baseLevel: number;
  readonly onChange: (levers: Levers) => void;
}

/** What may be other than today: demand, lead times, and how safe the planner wants to be. */
export function LeverPanel({ levers, baseLevel, onChange }: LeverPanelProps) {
  const { m, f } = useI18n();
  const texts = m.wwi.whatIf;
  const neutral = unchanged(baseLevel);
  return (
    <>
      <ChangeField
        label={texts.demand}
        multiplier={levers.demandMultiplier}
        same={texts.demandSame}
        hint={texts.demandHint}
        onChange={(demandMultiplier) => onChange({ ...levers, demandMultiplier })}
      />
      <ChangeField
        label={texts.lead}
        multiplier={levers.leadTimeMultiplier}
        same={texts.leadSame}
        hint={texts.leadHint}
        onChange={(leadTimeMultiplier) => onChange({ ...levers, leadTimeMultiplier })}
      />
      <SliderField
        label={texts.level}
        value={shareToPercent(levers.serviceLevel)}
        neutral={shareToPercent(baseLevel)}
        range={LEVEL_RANGE}
        step={0.1}
        limits={LEVEL_LIMITS}
        hint={texts.levelHint(f.number(shareToPercent(baseLevel), 2))}
        onChange={(percent) => onChange({ ...levers, serviceLevel: percentToShare(percent) })}
      />
      <button
        type="button"
        className="button"
        disabled={sameLevers(levers, neutral)}
        onClick={() => onChange(neutral)}
      >
        <Icon name="refresh" />
        {texts.reset}
      </button>
    </>
  );
}

interface ChangeFieldProps {
  readonly label: string;
  /** 1 where nothing changes. */
  readonly multiplier: number;
  /** What is said where nothing changes. */
  readonly same: string;
  /** What a multiplier means. */
  readonly hint: (multiplier: string) => string;
  readonly onChange: (multiplier: number) => void;
}

/** A multiplier, shown as a change in percent. */
function ChangeField({ label, multiplier, same, hint, onChange }: ChangeFieldProps) {
  const { f } = useI18n();
  return (
    <SliderField
      label={label}
      value={percentOf(multiplier)}
      neutral={0}
      range={CHANGE_RANGE}
      step={5}
      limits={CHANGE_LIMITS}
      hint={multiplier === 1 ? same : hint(f.number(multiplier, 2))}
      onChange={(percent) => onChange(multiplierOf(percent))}
    />
  );
}
