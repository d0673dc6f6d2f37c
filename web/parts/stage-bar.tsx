import { memo } from 'react';
import { stageRank, STAGES, type Stage } from '#projections/product/stage.js';
import { useMessages } from '../i18n/language.js';
import { MARKS } from '../i18n/marks.js';
import { useVocabulary } from '../i18n/vocabulary/index.js';
import { PARTS_MESSAGES } from './messages/index.js';
import './stage-bar.css';

interface StageBarProps {
  readonly stage: Stage;
  readonly possibleStage?: Stage;
}

/** How far a product has come, step by step; the steps it has only perhaps taken are hatched. */
export const StageBar = memo(function StageBar({ stage, possibleStage }: StageBarProps) {
  const t = useMessages(PARTS_MESSAGES);
  const { comma } = useMessages(MARKS);
  const { stages } = useVocabulary();
  const certain = stageRank(stage);
  const possible = possibleStage ? stageRank(possibleStage) : certain;
  const words = possibleStage ? stages[stage] + comma + t.perhaps(stages[possibleStage]) : stages[stage];
  return (
    <span className="stage-bar">
      <span className="stage-steps" aria-hidden="true">
        {STAGES.map((step, at) => (
          <i key={step} data-step={at <= certain ? 'taken' : at <= possible ? 'perhaps' : 'ahead'} />
        ))}
      </span>
      <span className="stage-words">{words}</span>
    </span>
  );
});
