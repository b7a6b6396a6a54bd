import { exportSalesForecast } from '@otel-bi/shared/contract/aw/exports.ts';
import { viewExport } from '@otel-bi/shared/export/http/view-export.ts';
import { salesForecastExport } from '@otel-bi/shared/export/views/sales-forecast.ts';
import { awSalesForecast } from '@otel-bi/shared/views/aw/sales-forecast.ts';

export const handler = viewExport(exportSalesForecast, awSalesForecast, salesForecastExport);
