import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { createExplainer } from '../plan/explain';
import { reportLines } from '../plan/report';
import { WORK_UID } from '../match/stored-works';
import { PAGE_SIZE } from '../uploads/planned-rows';
import { refusal } from '../uploads/refusal';
import { namesOf, toRowReport } from '../uploads/row-report';
import type { UploadRecord } from '../uploads/upload-folder';
import { liveElsewhere, toRun, toUpload } from '../uploads/upload-view';
import type { ImportRun } from '../record/runs';
import type { Desk } from '../desk';
import { type Context, readChosen, readLocale, readPage, readPublish, readReadAs, readUpload, readWho } from './request';

const explorer = (action: string) => `plugin::content-manager.explorer.${action}`;

/** An import writes as many works as a file has, but nothing that its editor could not write one by one. */
function checkMayWrite({ state: { userAbility } }: Context, publish: boolean): void {
  if (!['create', 'update'].every((action) => userAbility.can(explorer(action), WORK_UID))) throw refusal('mayNotWrite');
  if (publish && !userAbility.can(explorer('publish'), WORK_UID)) throw refusal('mayNotPublish');
}

/** What the admin asks of imports. Every answer is `{ data }`, in the language of `?locale=`. */
export function createController(strapi: Core.Strapi, desk: () => Desk) {
  const explain = (context: Context) => createExplainer(readLocale(context), strapi.dirs.app.src);

  async function view(record: UploadRecord, context: Context) {
    const { uploads, jobs } = desk();
    const isBusy = await uploads.isBusy(record);
    const run = await uploads.runOf(record);
    const live = jobs.of(record.id) ?? (isBusy ? liveElsewhere(run, Date.now()) : undefined);
    return toUpload({ record, run, live, error: jobs.errorOf(record.id) }, explain(context));
  }

  const idOf = ({ params }: Context): string => params.id ?? '';

  async function answer(context: Context): Promise<void> {
    context.body = { data: await view(desk().uploads.find(idOf(context)), context) };
  }

  return {
    async list(context: Context) {
      const { uploads, imports, jobs } = desk();
      const records = uploads.folder.all();
      const shown = await Promise.all(records.map((record) => view(record, context)));
      const byRun = new Map(shown.flatMap(({ id, run }) => (run ? [[run.id, id]] : [])));
      const claimed = await imports.claimed();
      const isLive = ({ id, fileHash }: ImportRun) => claimed === fileHash || jobs.isBusy(byRun.get(id) ?? id);
      const own = explain(context);
      const runs = (await imports.runs()).map((run) => ({ ...toRun(run, isLive(run), own), upload: byRun.get(run.id) ?? null }));
      context.body = { data: { uploads: shown.filter(({ run }) => !run), runs } };
    },

    async receive(context: Context) {
      const record = await desk().uploads.receive(await readUpload(context), readWho(context), readReadAs(context));
      context.status = 201;
      context.body = { data: await view(record, context) };
    },

    find: answer,

    async planAgain(context: Context) {
      await desk().uploads.planAgain(idOf(context), readReadAs(context));
      await answer(context);
    },

    async rows(context: Context) {
      const { uploads } = desk();
      const { filter, page } = readPage(context);
      const { id, decisions } = uploads.find(idOf(context));
      const { rows, total } = await uploads.rows(id).page(filter, page);
      const names = await namesOf(strapi, rows, readLocale(context));
      const own = explain(context);
      context.body = { data: rows.map((row) => toRowReport(row, decisions, own, names)), meta: { page, pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)), total } };
    },

    async decide(context: Context) {
      await desk().uploads.decide(idOf(context), readChosen(context));
      await answer(context);
    },

    async run(context: Context) {
      const publish = readPublish(context);
      checkMayWrite(context, publish);
      await desk().uploads.run(idOf(context), publish);
      await answer(context);
    },

    async goOn(context: Context) {
      checkMayWrite(context, desk().uploads.publishes(idOf(context)));
      await desk().uploads.goOn(idOf(context));
      await answer(context);
    },

    async stop(context: Context) {
      await desk().uploads.stop(idOf(context));
      await answer(context);
    },

    report(context: Context) {
      const { uploads } = desk();
      const { id, problems, state } = uploads.find(idOf(context));
      if (state === 'received') throw refusal('notReviewed');
      context.set('Content-Type', 'text/csv; charset=utf-8');
      context.set('Content-Disposition', 'attachment; filename="import-report.csv"');
      context.set('Cache-Control', 'no-store');
      context.body = Readable.from(reportLines({ problems, rows: uploads.rows(id).all() }, explain(context)));
    },

    async remove(context: Context) {
      await desk().uploads.remove(idOf(context));
      context.body = { data: null };
    },

    async look(context: Context) {
      await desk().undos.look(idOf(context));
      context.body = { data: desk().undos.report(idOf(context), explain(context)) };
    },

    async undo(context: Context) {
      checkMayWrite(context, false);
      await desk().undos.undo(idOf(context));
      context.body = { data: desk().undos.report(idOf(context), explain(context)) };
    },

    async undoReport(context: Context) {
      const { imports, jobs, undos } = desk();
      const run = await imports.find(idOf(context));
      if (!run) throw refusal('fileGone');
      context.body = { data: { run: toRun(run, jobs.isBusy(run.id), explain(context)), undo: undos.report(run.id, explain(context)) } };
    },
  };
}
