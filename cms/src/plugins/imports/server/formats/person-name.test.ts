import { describe, expect, it } from 'vitest';
import { keptName, nameFromCsl, nameFromInverted, spokenName, toPersonName } from './person-name';

describe('a name given family first', () => {
  it.each([
    ['Sierra, María Teresa', { family: 'Sierra', given: 'María Teresa' }],
    ['de la Cruz, Juan', { family: 'de la Cruz', given: 'Juan' }],
    ['María Teresa Sierra', { literal: 'María Teresa Sierra' }],
    ['Ministry of Justice, Kenya', { literal: 'Ministry of Justice, Kenya' }],
    ['Namati, Kenia', { literal: 'Namati, Kenia' }],
    ['Luther King, Jr.', { literal: 'Luther King, Jr.' }],
    ['Kituo cha Sheria, Nairobi', { literal: 'Kituo cha Sheria, Nairobi' }],
  ])('%s', (name, parts) => {
    expect(toPersonName(name)).toEqual(parts);
    expect(spokenName(name)).toBe('literal' in parts ? name : `${parts.given} ${parts.family}`);
  });
});

it('a name is kept as it is said, unless only the family name in front tells its parts', () => {
  expect(keptName('Maru', 'Vivek')).toBe('Vivek Maru');
  expect(keptName('Sierra', 'María Teresa')).toBe('Sierra, María Teresa');
  expect(keptName('Bank', 'World')).toBe('World Bank');
  expect(keptName('Luther King', 'Jr.')).toBe('Jr. Luther King');
});

it('a name of three parts has its suffix behind it', () => {
  expect(nameFromInverted('King, Jr., Martin Luther')).toBe('Martin Luther Jr. King');
  expect(nameFromCsl({ family: 'King', given: 'Martin Luther', suffix: 'Jr.' })).toBe('Martin Luther King Jr.');
  expect(nameFromCsl({ family: 'Cruz', given: 'Juan', 'non-dropping-particle': 'de la' })).toBe('de la Cruz, Juan');
  expect(nameFromCsl({ family: 'Namati' })).toBe('Namati');
});
