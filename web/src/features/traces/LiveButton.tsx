import { useI18n } from '../../shared/i18n/context.tsx';

interface LiveButtonProps {
  readonly isLive: boolean;
  readonly onChange: (isLive: boolean) => void;
}

/** Whether the list follows what happens, or stays for the reader. */
export function LiveButton({ isLive, onChange }: LiveButtonProps) {
  const { m } = useI18n();
  return (
    <button
      type="button"
      className="button live"
      aria-pressed={isLive}
      title={isLive ? m.traces.pause : m.traces.resume}
      onClick={() => onChange(!isLive)}
    >
      <span className="live-mark" />
      {m.traces.live}
    </button>
  );
}
