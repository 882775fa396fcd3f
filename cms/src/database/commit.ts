import type { Core } from '@strapi/strapi';

/** The part of knex's transaction that is used here. */
interface Transaction {
  commit(value?: unknown): Promise<unknown>;
  /** Settles with what the database said of the COMMIT. */
  executionPromise: Promise<unknown>;
}

function provable(trx: Transaction): void {
  const commit = trx.commit.bind(trx);
  // Who only rolls back never asks how the transaction ended.
  trx.executionPromise.catch(() => {});
  trx.commit = async (value) => {
    const result = await commit(value);
    await trx.executionPromise;
    return result;
  };
}

/**
 * Makes every commit of Strapi's fail where the database's did. knex keeps a refused COMMIT to itself (lib/execution/transaction.js:
 * the promise of `commit` resolves, only `executionPromise` rejects), and Strapi waits for the former: it answered 201 for what a
 * full disk had not taken.
 */
export function proveCommits({ db }: Pick<Core.Strapi, 'db'>): void {
  const begin = db.transaction.bind(db) as (callback?: (params: { trx: unknown }) => unknown) => Promise<unknown>;
  const transaction = async (callback?: (params: { trx: unknown }) => unknown): Promise<unknown> => {
    if (db.inTransaction()) return begin(callback);
    if (!callback) {
      const handle = (await begin()) as { get(): Transaction };
      provable(handle.get());
      return handle;
    }
    return begin((params) => {
      provable(params.trx as Transaction);
      return callback(params);
    });
  };
  Object.assign(db, { transaction });
}
