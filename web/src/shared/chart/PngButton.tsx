/** A chart as a picture: drawn in the browser from what is on the screen, with its title and what it is as of. */
import type { RefObject } from 'react';
import { useI18n } from '../i18n/context.tsx';
import { Icon } from '../ui/icons.tsx';

interface PngButtonProps {
  /** What the chart's drawing is in. */
  readonly chart: RefObject<HTMLElement | null>;
  readonly title: string;
  /** Period and as-of date. */
  readonly note: string;
}

export function PngButton({ chart, title, note }: PngButtonProps) {
  const { m } = useI18n();
  const save = async () => {
    const svg = chart.current?.querySelector<SVGSVGElement>('svg[data-chart]');
    if (!svg) return;
    const { savePicture } = await import('./picture.ts');
    await savePicture(svg, { title, note });
  };
  return (
    <button
      type="button"
      className="icon-button png-button"
      aria-label={m.insight.chart.pictureOf(title)}
      title={m.insight.chart.picture}
      onClick={() => void save()}
    >
      <Icon name="picture" />
    </button>
  );
}
