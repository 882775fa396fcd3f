import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gsmLength, toShortMessage } from './sms';

const address = 'https://agenda.example/es/biblioteca/reforma-consultorios-juridicos-ley-2113';

describe('toShortMessage', () => {
  it('leaves what fits as it is', () => {
    expect(toShortMessage('Ley y poder', address)).toBe(`Ley y poder ${address}`);
    expect(toShortMessage('Educación', 'https://a.example/x')).toBe('Educación https://a.example/x');
  });

  it('drops only the accents that would halve the message', () => {
    expect(toShortMessage('Educación popular: ¿qué es «Ñandé»?', address)).toBe(`Educacion popular: ¿qué es "Ñandé"? ${address}`);
    expect(toShortMessage('Œuvre à l’été', address)).toBe(`OEuvre à l'été ${address}`);
  });

  it('cuts between words, and says so', () => {
    const message = toShortMessage('Reforma de los consultorios jurídicos: una lectura de la Ley 2113 de 2021 desde las clínicas', address);
    expect(message).toBe(`Reforma de los consultorios juridicos: una lectura de la Ley 2113 de 2021 desde... ${address}`);
  });

  it('falls back to the address alone, and to nothing', () => {
    expect(toShortMessage('司法へのアクセス', address)).toBe(address);
    expect(toShortMessage('x', `https://a.example/${'y'.repeat(200)}`)).toBeNull();
  });

  it('always fits in one message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const message = toShortMessage(title, address) ?? '';
        expect(message.endsWith(address)).toBe(true);
        expect(gsmLength(message) <= 160 || message.length <= 70).toBe(true);
      }),
    );
  });
});
