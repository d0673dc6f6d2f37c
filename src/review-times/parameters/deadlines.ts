import {
  Agency,
  ApplicationKind,
  Choice,
  CountStartDay,
  Day,
  PageParameters,
  Subject,
} from '../../asking/index.js';

export class DeadlinesParameters extends PageParameters {
  @Agency()
  agency?: string;

  @ApplicationKind()
  applicationKind?: string;

  @Subject('Of this product.')
  productId?: string;

  @Choice(['true', 'false'], { description: 'Whether the deadline has certainly passed without a decision.' })
  overdue?: 'true' | 'false';

  @Day({ description: 'The deadline may lie before this day.', example: '2027-01-31' })
  dueBefore?: string;

  @CountStartDay()
  countStartDay?: 'true' | 'false';
}
