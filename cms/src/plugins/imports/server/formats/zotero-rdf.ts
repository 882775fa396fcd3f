import { RdfXmlParser } from 'rdfxml-streaming-parser';
import type { ReadOptions, ReadResult } from './imported-work';
import { toImportedWork } from './reference';
import { fromZoteroItem, isZoteroWork, type ZoteroCreator, type ZoteroItem } from './zotero-item';

const NAMESPACES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', z: 'http://www.zotero.org/namespaces/export#', dc: 'http://purl.org/dc/elements/1.1/', dcterms: 'http://purl.org/dc/terms/',
  bib: 'http://purl.org/net/biblio#', foaf: 'http://xmlns.com/foaf/0.1/',
} as const;

type Prefix = keyof typeof NAMESPACES;
type Term = `${Prefix}:${string}`;

const iri = (term: Term): string => {
  const [prefix, name = ''] = term.split(':') as [Prefix, string];
  return NAMESPACES[prefix] + name;
};

/** A statement, as far as it is read here: the parser's types come from a package of their own. */
interface Statement {
  subject: { value: string };
  predicate: { value: string };
  object: { value: string };
}

/** Statements by subject, subjects in the order of the file. */
class Graph {
  private readonly statements = new Map<string, Map<string, string[]>>();

  add({ subject, predicate, object }: Statement): void {
    const own = this.statements.get(subject.value) ?? new Map<string, string[]>();
    const values = own.get(predicate.value) ?? [];
    values.push(object.value);
    own.set(predicate.value, values);
    this.statements.set(subject.value, own);
  }

  subjectsWith(term: Term): string[] {
    return [...this.statements].filter(([, own]) => own.has(iri(term))).map(([subject]) => subject);
  }

  all(subject: string | undefined, ...terms: Term[]): string[] {
    return terms.flatMap((term) => this.statements.get(subject ?? '')?.get(iri(term)) ?? []);
  }

  first(subject: string | undefined, ...terms: Term[]): string | undefined {
    return this.all(subject, ...terms)[0];
  }

  /** The members of a sequence: rdf:_1, rdf:_2 … */
  members(sequence: string): string[] {
    const own = [...(this.statements.get(sequence) ?? [])].filter(([predicate]) => /#_\d+$/.test(predicate));
    return own.sort(([a], [b]) => Number(/\d+$/.exec(a)?.[0]) - Number(/\d+$/.exec(b)?.[0])).flatMap(([, values]) => values);
  }
}

function parseGraph(text: string): Promise<Graph> {
  return new Promise((resolve, reject) => {
    const graph = new Graph();
    const parser = new RdfXmlParser({ baseIRI: 'urn:zotero:' });
    parser.on('data', (statement: Statement) => graph.add(statement));
    parser.on('error', reject);
    parser.on('end', () => resolve(graph));
    parser.end(text);
  });
}

function creatorsOf(graph: Graph, item: string): ZoteroCreator[] {
  const roles: [Term, string][] = [['bib:authors', 'author'], ['z:translators', 'translator'], ['z:directors', 'director'], ['z:podcasters', 'podcaster'], ['z:presenters', 'presenter'], ['bib:presenters', 'presenter']];
  return roles.flatMap(([term, creatorType]) => graph.all(item, term).flatMap((list) => graph.members(list)).map((person) => ({
    creatorType, firstName: graph.first(person, 'foaf:givenName', 'foaf:givenname'), lastName: graph.first(person, 'foaf:surname', 'foaf:name'),
  })));
}

/** Identifiers stand as "DOI 10.1/x" or "ISBN 978…", an address as a node of its own; a journal's hang on the journal. */
function identifiersOf(graph: Graph, item: string): Pick<ZoteroItem, 'DOI' | 'ISBN' | 'url'> {
  const [journal] = graph.all(item, 'dcterms:isPartOf');
  const identifiers = [...graph.all(item, 'dc:identifier'), ...graph.all(journal, 'dc:identifier')];
  const after = (mark: RegExp) => identifiers.map((identifier) => mark.exec(identifier)?.[1]).find((found) => found !== undefined);
  return { DOI: after(/^DOI\s+(\S+)/i), ISBN: after(/^ISBN\s+(.+)/i), url: identifiers.map((identifier) => graph.first(identifier, 'rdf:value')).find((address) => address !== undefined) };
}

function toItem(graph: Graph, item: string): ZoteroItem {
  const [within] = graph.all(item, 'dcterms:isPartOf');
  const publisher = graph.first(item, 'dc:publisher');
  return {
    key: item.replace(/^.*#/, ''),
    itemType: graph.first(item, 'z:itemType') ?? '',
    title: graph.first(item, 'dc:title'),
    creators: creatorsOf(graph, item),
    abstractNote: graph.first(item, 'dcterms:abstract'),
    date: graph.first(item, 'dc:date'),
    language: graph.first(item, 'z:language', 'dc:language'),
    publicationTitle: graph.first(within, 'dc:title'),
    publisher: graph.first(publisher, 'foaf:name') ?? publisher,
    numPages: graph.first(item, 'z:numPages'),
    reportType: graph.first(item, 'z:type'),
    tags: graph.all(item, 'dc:subject').map((subject) => ({ tag: graph.first(subject, 'rdf:value') ?? subject })),
    ...identifiersOf(graph, item),
  };
}

/** Reads the RDF/XML that Zotero exports. Collections, files and notes are left out. */
export async function readZoteroRdf(text: string, options: ReadOptions): Promise<ReadResult> {
  // Entities stand for text of any length, as often as they are named: a small file could come to more than any memory.
  if (text.includes('<!ENTITY')) return { works: [], problems: [{ reason: 'rdfEntities' }] };
  let graph: Graph;
  try {
    graph = await parseGraph(text);
  } catch (error) {
    return { works: [], problems: [{ reason: 'rdfBroken', values: { detail: error instanceof Error ? error.message : '' } }] };
  }
  const items = graph.subjectsWith('z:itemType').map((item) => toItem(graph, item)).filter(isZoteroWork);
  return { works: items.map((item, index) => toImportedWork(index + 1, fromZoteroItem(item), options)), problems: items.length === 0 ? [{ reason: 'rdfWithoutItems' }] : [] };
}
