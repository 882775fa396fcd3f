import type { TypeModel } from '../project/model';
import { beginningOf } from '../store/columns';
import type { Dialect } from '../store/sql';
import { marks } from '../store/sql';
import { recordTable } from '../store/tables';
import type { Condition } from './filters';
import type { Localization, Sort } from './parse';

export interface Fragment {
  sql: string;
  bindings: unknown[];
}

export interface Scope {
  type: TypeModel;
  types: ReadonlyMap<string, TypeModel>;
  localization: Localization;
  dialect: Dialect;
}

const join = (fragments: readonly Fragment[], separator: string): Fragment => ({
  sql: fragments.map(({ sql }) => sql).join(separator),
  bindings: fragments.flatMap(({ bindings }) => bindings),
});

/** The rows of a type that a request reads: one language and variant, or the only ones of a type without languages. */
export function rowsInScope(type: TypeModel, localization: Localization, alias: string): Fragment {
  const { locale, variant }: Localization = type.localized ? localization : { locale: '', variant: 'auto' };
  // Written out, for indexes that hold one variant alone.
  return { sql: `${alias}.locale = ? and ${alias}.variant = '${variant}'`, bindings: [locale] };
}

const position = (dialect: Dialect, expression: string): string => (dialect === 'postgres' ? `strpos(${expression}, ?)` : `instr(${expression}, ?)`);

/** A condition on a scalar column, or on any element of a list column. Never null: a missing value fails it. */
function onValue(scope: Scope, column: string, list: boolean, test: (expression: string) => Fragment): Fragment {
  const plain = test(list ? 'element.value' : `t.${column}`);
  if (!list) return { sql: `(t.${column} is not null and ${plain.sql})`, bindings: plain.bindings };
  const elements = scope.dialect === 'postgres' ? `jsonb_array_elements_text(coalesce(t.${column}, '[]')::jsonb) as element(value)` : `json_each(coalesce(t.${column}, '[]')) as element`;
  return { sql: `exists (select 1 from ${elements} where ${plain.sql})`, bindings: plain.bindings };
}

/** Related entries that have a record in scope: what is withheld or taken down relates to nothing. */
function related(scope: Scope, field: string, target: TypeModel, extra: Fragment): Fragment {
  const rows = rowsInScope(target, scope.localization, 'r');
  return {
    sql: `exists (select 1 from delivery_link l join ${recordTable(target)} r on r.document_id = l.target_id
      where l.type = ? and l.document_id = t.document_id and l.field = ? and ${rows.sql}${extra.sql})`,
    bindings: [scope.type.name, field, ...rows.bindings, ...extra.bindings],
  };
}

const NOTHING: Fragment = { sql: '', bindings: [] };

/** A condition as SQL over the alias `t`. It is true or false of every row, never null. */
export function compileCondition(scope: Scope, condition: Condition): Fragment {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      if (condition.items.length === 0) return { sql: condition.kind === 'and' ? '1 = 1' : '1 = 0', bindings: [] };
      const joined = join(condition.items.map((item) => compileCondition(scope, item)), ` ${condition.kind} `);
      return { sql: `(${joined.sql})`, bindings: joined.bindings };
    }
    case 'not': {
      const { sql, bindings } = compileCondition(scope, condition.item);
      return { sql: `not (${sql})`, bindings };
    }
    case 'related':
    case 'unrelated': {
      const target = scope.types.get(condition.attribute.target ?? '');
      if (!target) return { sql: '1 = 0', bindings: [] };
      if (condition.kind === 'unrelated') {
        const found = related(scope, condition.attribute.name, target, NOTHING);
        return { sql: `not ${found.sql}`, bindings: found.bindings };
      }
      const column = condition.by === 'slug' ? 'v_slug' : 'document_id';
      return related(scope, condition.attribute.name, target, { sql: ` and r.${column} in (${marks(condition.values)})`, bindings: condition.values });
    }
    case 'null': {
      const { column } = condition;
      return { sql: column.kind === 'list' ? `coalesce(t.${column.value}, '[]') = '[]'` : `t.${column.value} is null`, bindings: [] };
    }
    case 'in':
      if (condition.values.length === 0) return { sql: '1 = 0', bindings: [] };
      return onValue(scope, condition.column.value, condition.column.kind === 'list', (expression) => ({ sql: `${expression} in (${marks(condition.values)})`, bindings: condition.values }));
    case 'order':
      return onValue(scope, condition.column.value, false, (expression) => ({ sql: `${expression} ${condition.operator} ?`, bindings: [condition.value] }));
    case 'contains':
      return onValue(scope, condition.column.value, condition.column.kind === 'list', (expression) => ({ sql: `${position(scope.dialect, expression)} > 0`, bindings: [condition.value] }));
    case 'containsFolded':
      return onValue(scope, condition.column.key ?? condition.column.value, condition.column.kind === 'list', (expression) => ({ sql: `${position(scope.dialect, expression)} > 0`, bindings: [condition.value] }));
    case 'startsWith':
      return onValue(scope, condition.column.value, condition.column.kind === 'list', (expression) => ({ sql: `${position(scope.dialect, expression)} = 1`, bindings: [condition.value] }));
  }
}

/** Everything a list request narrows its type by. */
export function compileWhere(scope: Scope, filter: Condition | null, words: readonly string[]): Fragment {
  return join([
    rowsInScope(scope.type, scope.localization, 't'),
    ...(filter ? [compileCondition(scope, filter)] : []),
    ...words.map((word) => ({ sql: `${position(scope.dialect, 't.search')} > 0`, bindings: [word] })),
  ], ' and ');
}

/** Columns that every row has. Where nobody asks whether it does, their indexes put a list in order. */
const NEVER_MISSING = new Set(['document_id', 'created_at', 'updated_at', 'published_at']);

/** Missing values last, whichever the direction; then the document id, so that pages never overlap. */
export function compileOrder(sort: readonly Sort[]): string {
  const terms = sort.flatMap(({ column, descending }) => {
    const direction = descending ? 'desc' : 'asc';
    const missing = NEVER_MISSING.has(column.value) ? [] : [`(t.${column.value} is null)`];
    const folded = column.key ? [`${beginningOf(`t.${column.key}`)} ${direction}`, `t.${column.key} ${direction}`] : [];
    return [...missing, ...folded, `t.${column.value} ${direction}`];
  });
  return [...terms, 't.document_id'].join(', ');
}
