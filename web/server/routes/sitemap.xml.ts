import { sendSitemap } from '../sitemap/send';

export default defineEventHandler(sendSitemap);
