#include "operations/statistics/compare_paired.hpp"

#include "operations/erase.hpp"

namespace zubia::operations {

Result<ComparePaired::Reply> ComparePaired::operator()(const Request& request, const Work& work) const {
  const auto sheet = AnswerSheet::read(request);
  if (!sheet) return refuse(sheet.error());
  const auto first = sheet->columns(request.first, "first");
  if (!first) return refuse(first.error());
  const auto second = sheet->columns(request.second, "second");
  if (!second) return refuse(second.error());
  if (first->size() != second->size())
    return refuse({"uneven-pairs",
                   std::to_string(first->size()) + " first and " + std::to_string(second->size()) +
                       " second items do not make pairs.",
                   {.field = "second"},
                   "Name one second item for each first one."});
  const auto first_answers = sheet->numbers(*first);
  if (!first_answers) return refuse(first_answers.error());
  const auto second_answers = sheet->numbers(*second);
  if (!second_answers) return refuse(second_answers.error());
  Reply reply;
  open_answers_reply(reply, request, *sheet);
  const auto zeros = request.zeros == ZeroPairs::dropped ? ZeroDifferences::dropped : ZeroDifferences::ranked;
  for (std::size_t i = 0; i < first->size(); ++i) {
    report_test(work, i, first->size());
    if (work.progress.cancelled()) return refuse(Progress::cancellation());
    std::vector<double> ones;
    std::vector<double> others;
    for (std::size_t r = 0; r < first_answers->size(); ++r) {
      ones.push_back((*first_answers)[r][i]);
      others.push_back((*second_answers)[r][i]);
    }
    const auto test = signed_rank(ones, others, zeros, test_options(request), Alternative::two_sided, work.parallelism);
    if (!test) return refuse(test.error());
    reply.pairs.push_back({.first = sheet->sheet().columns[(*first)[i]],
                           .second = sheet->sheet().columns[(*second)[i]],
                           .pairs = static_cast<std::int64_t>(test->pairs),
                           .zeros = static_cast<std::int64_t>(test->zeros),
                           .left_out = static_cast<std::int64_t>(test->left_out),
                           .positive = test->positive,
                           .negative = test->negative,
                           .rank_biserial = test->rank_biserial,
                           .p = test->value.p,
                           .adjusted_p = test->value.p,
                           .p_method = method_name(test->value.method),
                           .significant_from = test->significant_from,
                           .undefined_because = test->undefined_because});
  }
  reply.conventions.push_back({"pairs without a difference", choice_name(request.zeros)});
  finish_tests(reply, reply.pairs, request, request.adjustment,
               [](const Row& row) { return row.first + " and " + row.second; });
  return reply;
}

template AnyOperation erase<ComparePaired>();

}  // namespace zubia::operations
