import { useI18n } from '../../shared/i18n/context.tsx';
import type { Layer } from './layer.ts';

/** The parts of the product that a trace went through, each with its colour. */
export function Layers({ layers }: { layers: readonly Layer[] }) {
  const { m } = useI18n();
  return (
    <ul className="layers">
      {layers.map((layer) => (
        <li key={layer} className="layer" data-layer={layer}>
          {m.traces.layers[layer]}
        </li>
      ))}
    </ul>
  );
}
