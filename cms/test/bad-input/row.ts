/** A request that cannot be answered as it is put, exactly as it goes over the line, and how it is refused. */
export interface Row {
  name: string;
  /** One character a byte. */
  bytes: string;
  status: number;
  /** What `details.parameter` says. Absent where no parameter is to blame: a wrong address, method or token. */
  parameter?: string;
  /** What `details.allowed` says, where it is worth saying here. */
  allowed?: readonly string[];
}

export const HEAD = 'Host: cms.example\r\nConnection: close\r\n';

export const requestOf = (method: string, target: string, headers = ''): string => `${method} ${target} HTTP/1.1\r\n${HEAD}${headers}\r\n`;

/** A GET below /api that is a 400. */
export const refuse = (name: string, path: string, parameter: string, allowed?: readonly string[]): Row => ({ name, bytes: requestOf('GET', `/api/${path}`), status: 400, parameter, allowed });

/** A GET that leads to nothing. */
export const notFound = (name: string, target: string): Row => ({ name, bytes: requestOf('GET', target), status: 404 });

export const long = (length: number): string => 'x'.repeat(length);
