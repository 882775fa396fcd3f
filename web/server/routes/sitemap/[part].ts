import { getRouterParam } from 'h3';
import { sendSitemapPart } from '../../sitemap/send';

export default defineEventHandler((event) => sendSitemapPart(event, getRouterParam(event, 'part') ?? ''));
