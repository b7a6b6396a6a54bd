import type { Job } from '@otel-bi/shared/contract/jobs.ts';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { ModalDialog } from '../../shared/ui/ModalDialog.tsx';
import { jobName } from './answer.ts';
import { triggerJob } from './api/jobs.ts';

interface RunDialogProps {
  readonly job: Job;
  /** With the new run's id. */
  readonly onStarted: (id: string) => void;
  readonly onClose: () => void;
}

/** Asks before a job runs out of turn. */
export function RunDialog({ job, onStarted, onClose }: RunDialogProps) {
  const { m } = useI18n();
  const api = useApi();
  const trigger = useMutation({
    mutationFn: () => triggerJob(api, job.domain, job.trigger),
    onSuccess: onStarted,
  });
  return (
    <ModalDialog title={m.operations.jobs.confirm(jobName(job, m))} onClose={onClose}>
      <p>{m.operations.jobs.confirmHint}</p>
      {trigger.error && <ErrorNotice error={trigger.error} retry={() => trigger.mutate()} />}
      <div className="dialog-actions">
        <button
          type="button"
          className="button button-main"
          disabled={trigger.isPending}
          onClick={() => trigger.mutate()}
        >
          {m.operations.jobs.runNow}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {m.operations.cancel}
        </button>
      </div>
    </ModalDialog>
  );
}
