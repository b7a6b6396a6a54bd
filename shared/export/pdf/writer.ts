/** A view as a PDF document: vector, paginated, with embedded fonts. */
import { domainNames, type ViewDocument } from '../document/document.ts';
import type { Sink } from '../files/sink.ts';
import { createComposer } from './composer.ts';
import { drawMissingGlyphs, drawViewSection } from './view-section.ts';

export async function writePdf(document: ViewDocument, sink: Sink): Promise<void> {
  const { title, finding, provenance } = document;
  const composer = await createComposer({
    title: `${domainNames[provenance.domain]} · ${title}`,
    subject: finding,
    createdAt: provenance.generatedAt,
  });
  await drawViewSection(composer, document);
  await drawMissingGlyphs(composer);
  await sink.write(await composer.save());
}
