import type { ReactNode } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Run } from './api/jobs.ts';
import { byHand, lateStart, midnightsOf, type Slot, scheduleOf, WEEK_MS, weekOf } from './week.ts';

const WIDTH = 560;
const HEIGHT = 24;
const HAND_RADIUS = 3;
/** A daily mark stays near the hour it was due at. */
const WIDEST = 16;

interface WeekStripProps {
  readonly name: string;
  readonly cron: string;
  /** Of this job, newest first. */
  readonly runs: readonly Run[];
  readonly now: number;
  readonly onOpen: (id: string) => void;
}

/** Seven days as marks where runs were due; runs by hand are dots. The list of runs says the same in words. */
export function WeekStrip({ name, cron, runs, now, onOpen }: WeekStripProps) {
  const { m } = useI18n();
  const slots = weekOf(runs, cron, now);
  const count = (...states: readonly Slot['state'][]) =>
    slots.filter(({ state }) => states.includes(state)).length;
  const x = (at: number) => ((at - (now - WEEK_MS)) / WEEK_MS) * WIDTH;
  const width = Math.min(WIDEST, Math.max(2, (scheduleOf(cron).everyMs / WEEK_MS) * WIDTH * 0.7));
  return (
    <svg
      className="week"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={m.operations.jobs.strip(name, count('succeeded'), count('failed'), count('missed'))}
    >
      {midnightsOf(now).map((at) => (
        <line key={at} x1={x(at)} x2={x(at)} y1={0} y2={HEIGHT} />
      ))}
      {slots.map((slot) => (
        <Mark key={slot.at} slot={slot} onOpen={onOpen}>
          <rect x={Math.min(x(slot.at), WIDTH - width)} y={4} width={width} height={HEIGHT - 8} />
        </Mark>
      ))}
      {byHand(runs, now).map((slot) => (
        <Mark key={slot.run?.id} slot={slot} onOpen={onOpen}>
          <circle cx={Math.min(x(slot.at), WIDTH - HAND_RADIUS - 1)} cy={HEIGHT / 2} r={HAND_RADIUS} />
        </Mark>
      ))}
    </svg>
  );
}

interface MarkProps {
  readonly slot: Slot;
  readonly onOpen: (id: string) => void;
  readonly children: ReactNode;
}

function Mark({ slot: { at, state, run }, onOpen, children }: MarkProps) {
  const { m, f } = useI18n();
  const status = m.operations.jobs.statuses[state];
  const late = run && lateStart(run);
  const said = late === null ? status : m.wwi.jobs.lateSlot(status, f.instant(late));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the list of runs has buttons
    <g data-state={state} data-opens-run={run?.id} onClick={run ? () => onOpen(run.id) : undefined}>
      <title>{`${f.instant(at)}: ${said}`}</title>
      {children}
    </g>
  );
}
