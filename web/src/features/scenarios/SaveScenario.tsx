import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { type ScenarioParameters, saveScenario } from './api/scenarios.ts';

const MAX_NAME = 200;

interface SaveScenarioProps {
  readonly parameters: ScenarioParameters;
  /** What the name field suggests. */
  readonly suggestion: string;
  readonly onSaved: (id: string) => void;
}

/** Keeps what is on the screen under a name; nothing is stored before. */
export function SaveScenario({ parameters, suggestion, onSaved }: SaveScenarioProps) {
  const { m } = useI18n();
  const api = useApi();
  const queries = useQueryClient();
  const id = useId();
  const texts = m.wwi.whatIf;
  const [typed, setTyped] = useState('');
  const name = typed.trim() === '' ? suggestion : typed.trim();
  const saving = useMutation({
    mutationFn: () => saveScenario(api, name, parameters),
    onSuccess: async (saved) => {
      setTyped('');
      await queries.invalidateQueries({ queryKey: ['scenarios', 'list'] });
      onSaved(saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className="save-scenario" onSubmit={submit}>
      <label className="field" htmlFor={id}>
        {texts.name}
      </label>
      <span>
        <input
          id={id}
          value={typed}
          placeholder={suggestion}
          maxLength={MAX_NAME}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="button button-main" disabled={saving.isPending}>
          {texts.save}
        </button>
      </span>
      {saving.error && <ErrorNotice error={saving.error} retry={() => saving.mutate()} />}
    </form>
  );
}
