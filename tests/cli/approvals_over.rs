//! What a refusal says of an approval that is void, refused or taken back.

use insta::assert_snapshot;

use crate::approvals::{LARGE, Story};

#[test]
fn a_refusal_says_that_an_approval_is_void_refused_or_taken_back_and_why() {
    let mut story = Story::new();
    story.step("sun", "propose", &LARGE);
    story.step("dai", "approve", &[]);
    story.step("sun", "correct", &["amount=1600"]);
    let pay = ["advance", "CASE", "pay"];
    assert_snapshot!(story.said("sun", &pay), @r#"
    ------- stderr -------
    error: "Pay" is not possible now: the case is in state "Being handled"
      - it takes that the approval "Proposal" is approved
      - "Proposal" is void: 孙一 changed Amount at 2026-11-03T09:04:00+08:00, after it was signed; it must be put up again
    hint: possible now: propose (Propose), correct (Correct)
    [exit code: 2]
    "#);
    assert_snapshot!(story.said("sun", &[&pay[..], &["--lang", "zh"]].concat()), @"
    ------- stderr -------
    错误：“赔付”现在不能做：投诉处于“处理中”。
      - 前提是审批“处理方案”为已批准
      - “处理方案”已失效：签批后 孙一 于 2026-11-03T09:04:00+08:00 变更了金额，须重新提交
    提示：现在可以做：propose（提交方案）、correct（调整方案）
    [exit code: 2]
    ");
    assert_snapshot!(story.said("dai", &["advance", "CASE", "approve"]), @r#"
    ------- stderr -------
    error: "Approve" is not possible now: the case is in state "Being handled"
      - "Proposal" is void: 孙一 changed Amount at 2026-11-03T09:04:00+08:00, after it was signed; it must be put up again
    hint: possible now: propose (Propose), correct (Correct)
    [exit code: 2]
    "#);
    story.step("sun", "propose", &LARGE);
    story.step("dai", "reject", &["reason=金额过高"]);
    assert_snapshot!(story.said("sun", &pay), @r#"
    ------- stderr -------
    error: "Pay" is not possible now: the case is in state "Being handled"
      - it takes that the approval "Proposal" is approved
      - "Proposal" was refused by 戴二 at 2026-11-03T09:09:00+08:00; it must be put up again
    hint: possible now: propose (Propose), correct (Correct)
    [exit code: 2]
    "#);
    story.step("sun", "propose", &LARGE);
    story.step("sun", "take-back", &[]);
    assert_snapshot!(story.said("sun", &[&pay[..], &["--lang", "zh"]].concat()), @"
    ------- stderr -------
    错误：“赔付”现在不能做：投诉处于“处理中”。
      - 前提是审批“处理方案”为已批准
      - “处理方案”已由 孙一 于 2026-11-03T09:12:00+08:00 撤回，须重新提交
    提示：现在可以做：propose（提交方案）、correct（调整方案）
    [exit code: 2]
    ");
}
