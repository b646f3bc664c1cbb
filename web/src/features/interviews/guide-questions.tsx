import type { AskedQuestion } from "./guide";

/** The questions of a guide in their order, each with what to come back to. */
export function GuideQuestions({ questions }: { questions: readonly AskedQuestion[] }) {
  return (
    <ol className="stack">
      {questions.map((one) => (
        <li key={one.name}>
          {one.question}
          {one.prompts.length > 0 && (
            <ul className="quiet">
              {one.prompts.map((prompt, index) => (
                <li key={index}>{prompt}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
