import { Link } from '@tanstack/react-router';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Product } from './api/demand.ts';

/** The product's name, which opens its page. */
export function ProductLink({
  product: { productKey, name },
}: {
  product: Pick<Product, 'productKey' | 'name'>;
}) {
  const { m } = useI18n();
  return (
    <Link
      className="quiet-link"
      to="/aw/products/$productKey"
      params={{ productKey: String(productKey) }}
      search={({ explain: _explain, sort: _sort, find: _find, hide: _hide, classes: _classes, ...rest }) =>
        rest
      }
      title={m.insight.product.open(name)}
    >
      {name}
    </Link>
  );
}
