import type { ReactNode } from 'react';

/** What the content manager gives to the input of a custom field. */
export interface InputProps<Value> {
  name: string;
  label: string;
  labelAction?: ReactNode;
  hint?: ReactNode;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  error?: string;
  value?: Value | null;
  onChange(name: string, value: Value | null): void;
}

/** The list a field holds. A value that is none, written by a faulty import, reads as empty. */
export function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
