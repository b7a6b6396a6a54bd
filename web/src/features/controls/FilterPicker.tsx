/** Where filters are put on: one choice for each, as the warehouses have the values. */
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/context.ts';
import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { Popover } from '../../shared/ui/Popover.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { awFilterValuesOptions, wwiFilterValuesOptions } from './api/filter-values.ts';
import { activeFilters, type FilterName, valueLabel } from './filters.ts';

export function FilterPicker({ domains }: { domains: readonly Domain[] }) {
  const { m } = useI18n();
  return (
    <Popover
      className="control control-quiet"
      label={m.filter.add}
      shortcut="f"
      button={
        <>
          <Icon name="sliders" />
          <span>{m.filter.add}</span>
        </>
      }
    >
      {() => (
        <div className="filters">
          {domains.includes('aw') && <AwFilters />}
          {domains.includes('wwi') && <WwiFilters />}
          <ClearAll domains={domains} />
        </div>
      )}
    </Popover>
  );
}

function AwFilters() {
  const { m } = useI18n();
  const api = useApi();
  const values = useQuery(awFilterValuesOptions(api));
  if (values.error) return <ErrorNotice error={values.error} retry={() => void values.refetch()} />;
  const { territories = [], categories = [], channels = [] } = values.data?.data ?? {};
  return (
    <fieldset disabled={!values.data}>
      <legend>{m.domains.aw}</legend>
      <Choice name="territory" values={territories} />
      <Choice name="category" values={categories} />
      <Choice name="channel" values={channels} />
    </fieldset>
  );
}

function WwiFilters() {
  const { m } = useI18n();
  const api = useApi();
  const values = useQuery(wwiFilterValuesOptions(api));
  if (values.error) return <ErrorNotice error={values.error} retry={() => void values.refetch()} />;
  const { suppliers = [], categories = [] } = values.data?.data ?? {};
  return (
    <fieldset disabled={!values.data}>
      <legend>{m.domains.wwi}</legend>
      <Choice name="supplier" values={suppliers} />
      <Choice name="supplierCategory" values={categories} />
    </fieldset>
  );
}

function Choice({ name, values }: { name: FilterName; values: readonly string[] }) {
  const { m } = useI18n();
  const [state, setState] = useUrlState();
  const current = state[name] ?? '';
  // A value of the address that the warehouse does not have stays visible, so that it can be taken off.
  const all = current === '' || values.includes(current) ? values : [current, ...values];
  return (
    <label className="field">
      <span>{m.filter[name]}</span>
      <select
        name={name}
        value={current}
        onChange={(event) => setState({ [name]: event.target.value || undefined })}
      >
        <option value="">{m.filter.any}</option>
        {all.map((value) => (
          <option key={value} value={value}>
            {valueLabel(name, value, m)}
          </option>
        ))}
      </select>
    </label>
  );
}

function ClearAll({ domains }: { domains: readonly Domain[] }) {
  const { m } = useI18n();
  const [state, setState] = useUrlState();
  const active = activeFilters(domains, state);
  return (
    <button
      type="button"
      className="button"
      disabled={active.length === 0}
      onClick={() => setState(Object.fromEntries(active.map(({ name }) => [name, undefined])))}
    >
      {m.filter.clearAll}
    </button>
  );
}
