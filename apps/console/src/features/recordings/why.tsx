import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { codeWords, words } from '../../ui/format.js';
import classes from './tile.module.css';

interface WhyProps {
  decision: Schemas['SlotDecisionView'];
  /** Links a suggestion; left out, the reader may not link. */
  onTake?: ((crmId: string) => void) | undefined;
}

/** The decision in the service's own sentences, what would have linked an empty slot, and every check behind it. */
export function Why({ decision, onTake }: WhyProps): ReactElement {
  const { sentences, counterfactual, evidence, suggestions } = decision;
  return (
    <div className={classes.why}>
      <div className="stack">
        <ol>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        {counterfactual === null ? null : (
          <p>
            <strong>What would have linked it:</strong> {counterfactual}
          </p>
        )}
        {suggestions.length === 0 ? null : (
          <div className="stack-tight">
            <strong>Suggestions</strong>
            <ul className={classes.suggestions}>
              {suggestions.map(({ crmId, name, type, why }) => (
                <li key={crmId} className={classes.suggestion}>
                  <div>
                    <strong>{name ?? crmId}</strong> <span className="soft">{type}</span>
                    <div className="soft small">{why}</div>
                  </div>
                  {onTake === undefined ? null : (
                    <Button
                      size="compact-sm"
                      variant="light"
                      aria-label={`Link ${name ?? crmId}`}
                      onClick={() => {
                        onTake(crmId);
                      }}
                    >
                      Link
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        <details>
          <summary>Every check ({evidence.length})</summary>
          <ol>
            {evidence.map(({ rule, check, input, result, runnerUp }, index) => (
              <li key={index}>
                <strong>{words(check)}</strong> <code>{rule}</code>
                <div className="small">
                  {input === '' ? null : <span className="soft">{input} → </span>}
                  {/^[A-Z_]+$/.test(result) ? codeWords(result) : result}
                </div>
                {runnerUp === undefined ? null : (
                  <div className="soft small">
                    Runner-up {runnerUp.name ?? runnerUp.crmId} lost by {runnerUp.lostBy}: {runnerUp.value} against{' '}
                    {runnerUp.winnerValue}
                  </div>
                )}
              </li>
            ))}
          </ol>
        </details>
      </div>
    </div>
  );
}
