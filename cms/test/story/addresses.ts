function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the story runs against a running system, and that names it.`);
  return value;
}

const origin = (name: string): string => variable(name).replace(/\/+$/, '');

export const cmsUrl = origin('CMS_URL');
export const webUrl = origin('WEB_URL');
export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
export const administrator = { email: variable('ADMIN_EMAIL'), password: variable('ADMIN_PASSWORD') };
