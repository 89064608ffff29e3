import type { Query } from '../core/api';

/** So many are shown, and counted. */
export const SHOWN = 30;

/** What one has not put away: asked for once, by the bell and by the inbox. */
export const unreadOf = (employee: string) => ({ employee, limit: SHOWN, read: false, expand: 'customer,employee' }) as unknown as Query<'GET /api/v1/notices'>;
