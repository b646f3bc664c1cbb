#include "operations/statistics/reliability.hpp"

#include <algorithm>
#include <map>

#include "engine/statistics/cronbach_alpha.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {
namespace {

const std::map<std::string, std::string> warning_texts = {
    {"low-alpha", "Alpha is below 0.7: the items may not measure one thing."},
    {"few-respondents", "Less than 30 answered every item: alpha may be chance."},
    {"item-against-scale", "An item runs against the others: perhaps it is reversed."},
    {"item-without-variance", "Everybody answered an item alike."}};

}  // namespace

Result<Reliability::Reply> Reliability::operator()(const Request& request, const Work&) const {
  const auto sheet = AnswerSheet::read(request);
  if (!sheet) return refuse(sheet.error());
  const auto columns = sheet->columns(request.items, "items");
  if (!columns) return refuse(columns.error());
  std::vector<std::size_t> turned;
  if (!request.reversed.empty()) {
    if (!sheet->has_scale())
      return refuse({"invalid-options",
                     "Items cannot be turned without knowing the scale.",
                     {.field = "reversed"},
                     "Give the scale, such as 1..5."});
    const auto reversed = sheet->columns(request.reversed, "reversed");
    if (!reversed) return refuse(reversed.error());
    for (const std::size_t column : *reversed) {
      const auto place = std::ranges::find(*columns, column);
      if (place == columns->end())
        return refuse({"unknown-item",
                       "The reversed column " + sheet->sheet().columns[column] + " is not among the items.",
                       {.field = "reversed"},
                       "Name it among the items too."});
      turned.push_back(static_cast<std::size_t>(place - columns->begin()));
    }
  }
  const auto answers = sheet->numbers(*columns);
  if (!answers) return refuse(answers.error());
  const auto found = cronbach_alpha(with_items_turned(*answers, turned, sheet->scale()));
  if (!found) return refuse(found.error());
  Reply reply;
  open_answers_reply(reply, request, *sheet);
  reply.conventions.push_back({"respondents", "those who answered every item"});
  reply.alpha = found->alpha;
  reply.respondents = static_cast<std::int64_t>(found->respondents);
  for (std::size_t i = 0; i < columns->size(); ++i)
    reply.items.push_back(
        {sheet->sheet().columns[(*columns)[i]], found->item_rest_correlations[i], found->alpha_without[i]});
  for (const std::string& warning : found->warnings) reply.notices.push_back({warning, warning_texts.at(warning)});
  return reply;
}

template AnyOperation erase<Reliability>();

}  // namespace zubia::operations
