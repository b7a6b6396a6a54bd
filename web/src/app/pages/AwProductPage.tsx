import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Explain } from '../../features/explain/Explain.tsx';
import { productProfileOptions } from '../../features/products/api/profile.ts';
import { ProductProfile } from '../../features/products/ProductProfile.tsx';
import { productProfileSubjects } from '../../features/products/profile-subjects.ts';
import { type AwDimension, breakdownOptions } from '../../features/sales/api/breakdown.ts';
import { partSubjects } from '../../features/sales/part-subjects.ts';
import { useApi } from '../../shared/api/context.ts';
import { filtersOf } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { ProfilePage } from './ProfilePage.tsx';
import '../../features/sales/sales.css';

/** One product. */
export function AwProductPage() {
  const { m } = useI18n();
  const api = useApi();
  const [state] = useUrlState();
  const { productKey } = useParams({ from: '/aw/products/$productKey' });
  const { territory, category, channel } = filtersOf('aw', state);
  const query = useQuery({
    ...productProfileOptions(api, productKey, { territory, category, channel }),
    placeholderData: keepPreviousData,
  });
  const period = query.data?.meta.period;
  const parts = (by: AwDimension, filters: { territory?: typeof territory; channel?: typeof channel }) => ({
    ...breakdownOptions(api, by, {
      product_key: productKey,
      from: period?.from,
      to: period?.to,
      category,
      ...filters,
    }),
    enabled: period !== undefined && !query.isPlaceholderData,
    placeholderData: keepPreviousData,
  });
  const territories = useQuery(parts('territory', { channel }));
  const channels = useQuery(parts('channel', { territory }));
  return (
    <ProfilePage
      list="/aw/products"
      texts={m.insight.product}
      query={query}
      explain={
        <Explain
          subjects={[
            ...productProfileSubjects(query.data, state.explain, m),
            ...partSubjects('territory', territories.data, state.explain, m),
            ...partSubjects('channel', channels.data, state.explain, m),
          ]}
          isPending={[query, territories, channels].some(({ isLoading }) => isLoading)}
        />
      }
    >
      {(answer) => <ProductProfile answer={answer} territories={territories} channels={channels} />}
    </ProfilePage>
  );
}
