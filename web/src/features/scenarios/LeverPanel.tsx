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
      <SliderField
        label={texts.demand}
        value={percentOf(levers.demandMultiplier)}
        neutral={0}
        range={CHANGE_RANGE}
        step={5}
        limits={CHANGE_LIMITS}
        hint={
          levers.demandMultiplier === 1
            ? texts.demandSame
            : texts.demandHint(f.number(levers.demandMultiplier, 2))
        }
        onChange={(percent) => onChange({ ...levers, demandMultiplier: multiplierOf(percent) })}
      />
      <SliderField
        label={texts.lead}
        value={percentOf(levers.leadTimeMultiplier)}
        neutral={0}
        range={CHANGE_RANGE}
        step={5}
        limits={CHANGE_LIMITS}
        hint={
          levers.leadTimeMultiplier === 1
            ? texts.leadSame
            : texts.leadHint(f.number(levers.leadTimeMultiplier, 2))
        }
        onChange={(percent) => onChange({ ...levers, leadTimeMultiplier: multiplierOf(percent) })}
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
