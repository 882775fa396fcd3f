/** Words that share a stem which no rule finds, without accents. */
export type Forms = ReadonlyMap<string, string>;

const formsOf = (stems: Readonly<Record<string, string>>): Forms =>
  new Map(Object.entries(stems).flatMap(([stem, forms]) => forms.split(' ').map((form) => [form, stem] as const)));

/**
 * Plurals of their own kind; and words that are stemmed to what another word is, though readers mean something else: "legality" is not about all
 * that is legal, nor a loyer (rent) about the law. Chosen by going through the names of the glossary that are one word.
 */
export const ENGLISH_FORMS = formsOf({
  woman: 'woman women', man: 'man men', child: 'child children', grandchild: 'grandchild grandchildren', schoolchild: 'schoolchild schoolchildren', peopl: 'person persons people peoples',
  foot: 'foot feet', tooth: 'tooth teeth', crisi: 'crisis crises', analys: 'analysis analyses', criteria: 'criterion criteria',
  curriculum: 'curriculum curricula', index: 'index indexes indices', policeman: 'policeman policemen', policewoman: 'policewoman policewomen', fisherman: 'fisherman fishermen',
  spokeswoman: 'spokeswoman spokeswomen', ombudsman: 'ombudsman ombudsmen',
  legality: 'legality', nationality: 'nationality nationalities', naturaliz: 'naturalization naturalisation naturalize naturalise naturalized naturalised',
  mobiliz: 'mobilization mobilisation mobilize mobilise mobilizing mobilising mobilized mobilised', organizat: 'organization organizations organizational organisation organisations organisational',
  ruling: 'ruling rulings', succession: 'succession successions', diversion: 'diversion diversions',
});

export const SPANISH_FORMS = formsOf({
  activista: 'activista activistas', articulac: 'articulacion articulaciones', campana: 'campana campanas', comunes: 'comun comunes',
  estudiante: 'estudiante estudiantes', genero: 'genero generos', informe: 'informe informes', legalidad: 'legalidad', nacionalidad: 'nacionalidad nacionalidades', partera: 'partera parteras',
  parto: 'parto partos', represa: 'represa represas', trata: 'trata', video: 'video videos',
});

export const FRENCH_FORMS = formsOf({
  activiste: 'activiste activistes', etudiant: 'etudiant etudiants etudiante etudiantes', legalite: 'legalite', loyer: 'loyer loyers', nationalite: 'nationalite nationalites', reglement: 'reglement reglements',
});
