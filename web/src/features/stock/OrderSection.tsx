/** The order by supplier: quantities can be changed, and the file holds what was changed. */
import { useMutation } from '@tanstack/react-query';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { saveFile } from '../exports/api/download.ts';
import type { RecommendationsAnswer } from './api/recommendations.ts';
import { ordersOf, type SupplierOrder, totalCostOf } from './order.ts';
import { forgetEdits, useOrderEdits } from './order-edits.ts';
import { orderCsv, orderFile, orderXlsx } from './order-file.ts';
import { SupplierLines } from './SupplierLines.tsx';

export function OrderSection({ answer }: { answer: RecommendationsAnswer }) {
  const { m, f } = useI18n();
  const { asOf } = answer.meta;
  const edits = useOrderEdits(asOf);
  const orders = ordersOf(answer.data, edits);
  const texts = m.wwi.stock;
  if (orders.length === 0) return null;
  const edited = orders.flatMap(({ lines }) => lines).filter(({ isEdited }) => isEdited).length;
  const cost = totalCostOf(orders);
  const units = orders.reduce((sum, order) => sum + order.units, 0);
  return (
    <section className="page-part orders" aria-labelledby="orders">
      <div className="part-head">
        <div>
          <h2 id="orders">{texts.orders}</h2>
          <p className="quiet" role="status">
            {texts.ordersTotal(f.number(units), cost === null ? m.notAvailable : f.dollars(cost))}
            {edited > 0 && ` ${texts.edited(edited)} ${m.detail.orderKept}`}
          </p>
        </div>
        <span className="order-actions">
          {edited > 0 && (
            <button type="button" className="button" onClick={forgetEdits}>
              {texts.asRecommended}
            </button>
          )}
          <FileButtons orders={orders} asOf={asOf} />
        </span>
      </div>
      <div className="order-suppliers">
        {orders.map((order) => (
          <SupplierLines key={order.supplier ?? ''} order={order} asOf={asOf} />
        ))}
      </div>
    </section>
  );
}

interface FileButtonsProps {
  readonly orders: readonly SupplierOrder[];
  readonly asOf: string | null;
}

function FileButtons({ orders, asOf }: FileButtonsProps) {
  const { m } = useI18n();
  const texts = m.wwi.stock;
  const making = useMutation({
    mutationFn: async (format: 'xlsx' | 'csv') => {
      const file = orderFile(orders, { ...texts.file });
      const content = format === 'csv' ? orderCsv(file) : await orderXlsx(file, texts.orderSheet);
      saveFile(content, `wwi-order_as-of-${asOf ?? 'unknown'}.${format}`);
    },
  });
  const isEmpty = orders.every(({ ordered }) => ordered === 0);
  return (
    <>
      {making.isError && (
        <span data-tone="bad" role="alert">
          {m.operations.exportMenu.failed}
        </span>
      )}
      {(['xlsx', 'csv'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="button"
          disabled={making.isPending || isEmpty}
          onClick={() => making.mutate(format)}
        >
          <Icon name="exports" />
          {texts.download[format]}
        </button>
      ))}
    </>
  );
}
