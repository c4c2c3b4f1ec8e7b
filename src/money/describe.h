// How the events and commands of money are spelled (docs/formats/money_events.md): one description
// for writing, strict reading and input.
#pragma once

#include "base/members.h"
#include "money/commands.h"
#include "money/events.h"

namespace motcua::money {

inline constexpr members::IntegerRule kDongRule{0, kDongMax};
inline constexpr members::IntegerRule kSumRule{1, kDongMax};
inline constexpr members::IntegerRule kReceiptRule{1, kReceiptNumberMax};
inline constexpr members::TextRule kSeriesRule{1, 20};

template <class V>
void describe(V& v, ReceiptSummary& e) {
  v("payer", e.payer, members::kName);
  v("matter", e.matter, members::kText);
  v.opt("exemption", e.exemption, members::kText);
  v.opt("proof", e.proof, members::kText);
}
template <class V>
void describe(V& v, Words& e) {
  v("text", e.text, members::kText);
}
template <class V>
void describe(V& v, Span& e) {
  v("first", e.first);
  v("last", e.last);
}
template <class V>
void describe(V& v, ReceiptLine& e) {
  v("fee", e.fee);
  v("amount", e.amount.amount);
}
template <class V>
void describe(V& v, FeeReceipted& e) {
  v("series", e.series);
  v("number", e.number);
  v("on", e.on);
  v("amount", e.amount.amount);
  v("method", e.method);
  v.opt("shift", e.shift);
  v.opt("lines", e.lines);
  v.opt("copies", e.copies);
  v.opt("pages", e.pages);
  v.opt("procedure", e.procedure);
  v.opt("dossier", e.dossier);
  v.opt("book", e.book);
  v.opt("book_year", e.book_year);
  v.opt("book_number", e.book_number);
  v.part("summary", e.summary);
}
template <class V>
void describe(V& v, ReceiptVoided& e) {
  v("series", e.series);
  v("number", e.number);
  v("on", e.on);
  v("amount", e.amount.amount);
  v.opt("shift", e.shift);
  v("ground", e.ground);
  v.part("text", e.text);
}
template <class V>
void describe(V& v, SeriesEnded& e) {
  v("series", e.series);
  v("on", e.on);
  v("used", e.used);
  v("voided", e.voided);
  v.opt("unused", e.unused);
}
template <class V>
void describe(V& v, SeriesNotified& e) {
  v("series", e.series);
  v("first", e.first);
  v("last", e.last);
  v("device", e.device);
  v("notified", e.notified);
  v("usable_from", e.usable_from);
}
template <class V>
void describe(V& v, ShiftOpened& e) {
  v("shift", e.shift);
  v("officer", e.officer);
  v("on", e.on);
  v.opt("float", e.till.amount);
}
template <class V>
void describe(V& v, ShiftClosed& e) {
  v("shift", e.shift);
  v("receipts", e.receipts);
  v("voided", e.voided);
  v("expected", e.expected.amount);
  v("counted", e.counted.amount);
  v.opt_part("text", e.text);
}
template <class V>
void describe(V& v, DayClosed& e) {
  v("on", e.on);
  v("receipts", e.receipts);
  v("voided", e.voided);
  v("cash", e.cash.amount);
  v("transfer", e.transfer.amount);
}
template <class V>
void describe(V& v, HandoverItem& e) {
  v("kind", e.kind);
  v("count", e.count, members::IntegerRule{0, 1'000'000});
  v.opt("amount", e.amount.amount, kSumRule);
  v.opt("series", e.series, kSeriesRule);
  v.opt("first", e.first, kReceiptRule);
  v.opt("last", e.last, kReceiptRule);
}
template <class V>
void describe(V& v, HandoverDrawn& e) {
  v("handover", e.handover);
  v("from", e.from);
  v("to", e.to);
  v("on", e.on);
  v("items", e.items);
  v.opt_part("text", e.text);
}
template <class V>
void describe(V& v, HandoverSigned& e) {
  v("handover", e.handover);
}
template <class V>
void describe(V& v, HandoverDeclined& e) {
  v("handover", e.handover);
  v.part("text", e.text);
}

template <class V>
void describe_series(V& v, auto& c) {
  v("series", c.series, kSeriesRule);
  if (!c.series.empty() && !is_series(c.series)) v.fault("series", InputFault::kBadForm);
}
template <class V>
void describe(V& v, TakeFee& c) {
  describe_series(v, c);
  v("amount", c.amount.amount, kSumRule);
  v("method", c.method);
  v("payer", c.payer, members::kName);
  v("matter", c.matter, members::TextRule{1, 500});
  v.opt("exemption", c.exemption, members::TextRule{1, 300});
  v.opt("proof", c.proof, members::TextRule{1, 300});
  v.opt("procedure", c.procedure);
  v.opt("channel", c.channel, members::kWord);
  if (!c.channel.empty() && !catalogue::from_word<catalogue::Channel>(c.channel))
    v.fault("channel", InputFault::kNotOneOf);
  v.opt("copies", c.copies, members::IntegerRule{1, 999});
  v.opt("pages", c.pages, members::IntegerRule{1, 9999});
  v.opt("facts", c.facts);
  if (!c.facts.is_null() && c.facts.as_object() == nullptr)
    v.fault("facts", InputFault::kWrongType);
  v.opt("dossier", c.dossier);
  v.opt("book", c.book, members::kWord);
  v.opt("book_year", c.book_year, members::IntegerRule{2000, 2099});
  v.opt("book_number", c.book_number, kReceiptRule);
}
template <class V>
void describe(V& v, VoidReceipt& c) {
  describe_series(v, c);
  v("number", c.number, kReceiptRule);
  v("ground", c.ground);
  v("text", c.text, members::TextRule{1, 500});
}
template <class V>
void describe(V& v, EndSeries& c) {
  describe_series(v, c);
}
template <class V>
void describe(V& v, NotifySeries& c) {
  describe_series(v, c);
  v("first", c.first, kReceiptRule);
  v("last", c.last, kReceiptRule);
  v("notified", c.notified);
}
template <class V>
void describe(V& v, OpenShift& c) {
  v("shift", c.shift);
  v.opt("float", c.till.amount, kDongRule);
}
template <class V>
void describe(V& v, CloseShift& c) {
  v("shift", c.shift);
  v("counted", c.counted.amount, kDongRule);
  v.opt("text", c.text, members::TextRule{1, 500});
}
template <class V>
void describe(V& v, CloseDay& c) {
  v("on", c.on);
}
template <class V>
void describe(V& v, DrawHandover& c) {
  v("handover", c.handover);
  v("to", c.to);
  v("items", c.items);
  v.opt("text", c.text, members::TextRule{1, 1000});
}
template <class V>
void describe(V& v, SignHandover& c) {
  v("handover", c.handover);
}
template <class V>
void describe(V& v, DeclineHandover& c) {
  v("handover", c.handover);
  v("text", c.text, members::TextRule{1, 1000});
}

}  // namespace motcua::money
