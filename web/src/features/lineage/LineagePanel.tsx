import { useI18n } from '../../shared/i18n/context.tsx';
import { SidePanel } from '../../shared/ui/SidePanel.tsx';
import { LineagePart } from './LineagePart.tsx';

interface LineagePanelProps {
  readonly auditId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** The record of an act beside the list that it was opened from. */
export function LineagePanel({ auditId, title, onClose }: LineagePanelProps) {
  const { m } = useI18n();
  return (
    <SidePanel id={auditId} kind={m.traces.lineage} title={title} onClose={onClose}>
      <LineagePart auditId={auditId} />
    </SidePanel>
  );
}
