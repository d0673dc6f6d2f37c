import { lazy, type ComponentType } from 'react';
import type { LayoutMessages } from './layout/messages/en.js';
import type { PageProps } from './page-props.js';

export interface Page {
  /** Its address; the service answers each of them (`src/pages/page-addresses.ts`). */
  readonly address: string;
  /** Its entry in the navigation; absent where it has none. */
  readonly label?: keyof LayoutMessages;
  /** Loaded when it is first looked at. */
  readonly view: ComponentType<PageProps>;
}

export const PAGES: readonly Page[] = [
  { address: '/', label: 'register', view: lazy(() => import('./pages/register/register-page.js')) },
  { address: '/products/:productId', view: lazy(() => import('./pages/product/product-page.js')) },
  {
    address: '/review-times',
    label: 'reviewTimes',
    view: lazy(() => import('./pages/review-times/review-times-page.js')),
  },
  { address: '/week', label: 'week', view: lazy(() => import('./pages/week/week-page.js')) },
  {
    address: '/deadlines',
    label: 'deadlines',
    view: lazy(() => import('./pages/deadlines/deadlines-page.js')),
  },
  { address: '/audit', label: 'audit', view: lazy(() => import('./pages/audit/audit-page.js')) },
  { address: '/record', label: 'record', view: lazy(() => import('./pages/record/record-page.js')) },
];
