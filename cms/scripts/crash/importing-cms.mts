import type { Imports } from '../../src/plugins/imports/server/imports.ts';
import { makeTargets, makeWrites } from '../bench/import-works.mts';
import { withDelivery } from '../delivery/cms.mts';

/** What the parent is told: the works of the file once they are all there, and what of them is wrong. */
export interface Finished {
  state: string;
  created: number;
  /** DOIs of the file that are there not once, with how often they are. */
  wrong: string[];
  /** Works that are not of the file. */
  others: number;
  items: number;
  differences: number;
}

interface Told {
  works: number;
  batch: number;
}

/** Imports a file of works into the CMS of the environment, and says after each batch how far it is. Killed and started again, it goes on. */
process.once('message', ({ works, batch }: Told) => {
  void withDelivery(async (delivery, strapi) => {
    const imports = strapi.plugin('imports').service<Imports>('imports');
    const [made] = (await strapi.db.query('api::theme.theme').findMany({ limit: 1 })) as unknown[];
    const store = strapi.store({ type: 'core', name: 'crash' });
    const targets = made ? ((await store.get({ key: 'targets' })) as Awaited<ReturnType<typeof makeTargets>> | null) : await makeTargets(strapi);
    if (!targets) throw new Error('It was killed before it began.');
    if (!made) await store.set({ key: 'targets', value: targets });
    process.send?.({ done: 0 });
    const run = await imports.run({ fileName: 'works.csv', fileHash: 'the same', who: 'crash' }, makeWrites(targets, works, 0), {
      batch,
      onProgress: ({ done }) => process.send?.({ done }),
    });
    const stored = (await strapi.db.query('api::resource.resource').findMany({ select: ['doi', 'documentId'] })) as { doi: string; documentId: string }[];
    const byDoi = Map.groupBy(stored, ({ doi }) => doi);
    const counts = makeWrites(targets, works, 0).map(({ shared: { doi } }) => [String(doi), new Set(byDoi.get(String(doi))?.map(({ documentId }) => documentId)).size] as const);
    const finished: Finished = {
      state: run.state,
      created: run.created,
      wrong: counts.flatMap(([doi, count]) => (count === 1 ? [] : [`${doi}: ${count}`])),
      others: new Set(stored.map(({ documentId }) => documentId)).size - works,
      items: (await imports.doneRows(run.id)).size,
      differences: (await delivery.verify()).length,
    };
    process.send?.({ finished });
  }).then(() => process.exit(0), (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(1));
