#include "operations/effects/asked_together.hpp"

#include "operations/effects/study_names.hpp"
#include "operations/effects/study_of_answers.hpp"
#include "operations/reflection.hpp"

namespace zubia::operations {

using effects::Block;

AskedTogether families_of(Block block, const effects::CooperationStudy& study) {
  AskedTogether all;
  for (std::size_t number = 0; number < effects::family_count; ++number) {
    const auto family = static_cast<effects::BarrierFamily>(number);
    Asked& one = all.emplace_back(Asked{.block = block, .family = choice_name(family)});
    for (const effects::Member& member : study.members)
      one.answers.push_back(
          effects::family_score(block == Block::importance ? member.importance : member.effect, family));
  }
  return all;
}

AskedTogether questions_of(Block block, const effects::CooperationStudy& study) {
  AskedTogether all;
  const auto& questions = effects::study_questions();
  for (std::size_t number = 0; number < questions.size(); ++number) {
    if (questions[number].block != block) continue;
    Asked& one = all.emplace_back(Asked{.block = block, .item = item_name(questions[number]), .question = number});
    if (effects::is_of_barriers(block)) one.family = choice_name(effects::barrier_items[questions[number].item].family);
    for (const effects::Member& member : study.members)
      one.answers.push_back(effects::answer_of(member, questions[number]));
  }
  return all;
}

}  // namespace zubia::operations
