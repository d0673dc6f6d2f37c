import { useMessages } from '../../../i18n/language.js';
import { PRODUCT_MESSAGES } from '../messages/index.js';

/** What the signs of the picture mean. */
export function Legend() {
  const { legend } = useMessages(PRODUCT_MESSAGES);
  return (
    <ul className="chart-legend">
      <li>
        <i className="legend-point" /> {legend.day}
      </li>
      <li>
        <i className="legend-point legend-possible" /> {legend.possible}
      </li>
      <li>
        <i className="legend-bar" /> {legend.imprecise}
      </li>
      <li>
        <i className="legend-found" /> {legend.finding}
      </li>
      <li>
        <i className="legend-clock" /> {legend.clock}
      </li>
      <li>
        <i className="legend-clock legend-stopped" /> {legend.stopped}
      </li>
      <li>
        <i className="legend-clock legend-late" /> {legend.late}
      </li>
      <li>
        <i className="legend-deadline" /> {legend.deadline}
      </li>
      <li>
        <i className="legend-goal" /> {legend.goal}
      </li>
    </ul>
  );
}
