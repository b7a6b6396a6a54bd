/** The screen as a file: exactly its parameters, in one of three formats. */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { QueryParameters } from '../../shared/api/client.ts';
import { useApi } from '../../shared/api/context.ts';
import { ApiError } from '../../shared/api/error.ts';
import type { ExportId } from '../../shared/api/paths.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { Popover } from '../../shared/ui/Popover.tsx';
import { type Downloaded, downloadView } from './api/download.ts';
import './exports.css';

const formats = ['xlsx', 'pdf', 'csv'] as const;
type Format = (typeof formats)[number];

interface ExportMenuProps {
  readonly view: ExportId;
  /** The name of the view, for the button's label. */
  readonly name: string;
  /** The parameters that the screen was answered for. */
  readonly query: QueryParameters;
}

export function ExportMenu({ view, name, query }: ExportMenuProps) {
  const { m } = useI18n();
  const making = useExport(view, query);
  return (
    <div className="export-menu">
      <Popover
        className="button"
        label={m.operations.exportMenu.title(name)}
        button={
          <>
            <Icon name="exports" />
            {m.operations.exportMenu.button}
          </>
        }
        align="end"
      >
        {(close) => (
          <div className="choices">
            {formats.map((format) => (
              <button
                key={format}
                type="button"
                disabled={making.isPending}
                onClick={() => {
                  making.mutate(format);
                  close();
                }}
              >
                {m.operations.exportMenu.formats[format]}
                <span className="quiet">{format.toUpperCase()}</span>
              </button>
            ))}
            <p className="hint">{m.detail.exportHolds[view]}</p>
          </div>
        )}
      </Popover>
      <Progress making={making} />
    </div>
  );
}

/** Makes and downloads the file; leaving the page or a click gives it up. */
function useExport(view: ExportId, query: QueryParameters) {
  const api = useApi();
  const giveUp = useRef<AbortController | null>(null);
  const [isLong, setLong] = useState(false);
  useEffect(() => () => giveUp.current?.abort(), []);
  const making = useMutation({
    mutationFn: (format: Format) => {
      giveUp.current = new AbortController();
      setLong(false);
      return downloadView(api, view, { ...query, format }, giveUp.current.signal, () => setLong(true));
    },
  });
  const cancel = () => {
    giveUp.current?.abort();
    making.reset();
  };
  return { ...making, isLong, cancel };
}

function Progress({ making }: { making: ReturnType<typeof useExport> }) {
  const { m } = useI18n();
  const texts = m.operations.exportMenu;
  if (making.isPending) {
    return (
      <span className="export-state">
        <span role="status">{making.isLong ? texts.makingLong : texts.making}</span>
        <button type="button" className="link-button" onClick={making.cancel}>
          {m.operations.cancel}
        </button>
      </span>
    );
  }
  return (
    <span
      className="export-state"
      role={making.isError ? 'alert' : 'status'}
      data-tone={making.isError ? 'bad' : undefined}
    >
      {making.isSuccess && <Done file={making.data} />}
      {making.isError && `${texts.failed}: ${said(making.error, m.errors.what)}`}
    </span>
  );
}

function Done({ file: { name, rows, bytes } }: { file: Downloaded }) {
  const { m, f } = useI18n();
  const texts = m.operations.exportMenu;
  const size = [...(rows === null ? [] : [texts.rows(rows)]), f.bytes(bytes)].join(', ');
  return `${texts.done(name)} (${size})`;
}

function said(error: Error, what: Readonly<Record<string, string>>): string {
  return (error instanceof ApiError ? what[error.code] : undefined) ?? error.message;
}
