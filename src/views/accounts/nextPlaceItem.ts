import * as vscode from 'vscode';
import { asText } from '../../core/foreignText';
import { Commands, StatusBarItems } from '../../ids';
import type { NextPlaceWords } from './placeInWords';

/** Characters of the status bar, which others need as well. */
const LONGEST = 40;
/** Of the tooltip: a host, a user name and what to do. */
const LONGEST_TOOLTIP = 400;
/** Beside VS Code's own items about the editor. */
const PRIORITY = 90;

/**
 * The status bar item that says where the next secret goes. It is there only for somebody who may
 * need it: while text is selected or the view is open, and always once something was shared.
 */
export class NextPlaceItem implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly listening: vscode.Disposable;

  private hasShared = false;

  constructor(private readonly isViewVisible: () => boolean) {
    this.item = vscode.window.createStatusBarItem(
      StatusBarItems.nextPlace,
      vscode.StatusBarAlignment.Right,
      PRIORITY,
    );
    this.item.name = vscode.l10n.t('Onetime Secret: Where New Secrets Go');
    this.item.command = Commands.switchAccount;
    this.listening = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(this.updateVisibility),
      vscode.window.onDidChangeActiveTextEditor(this.updateVisibility),
    );
  }

  /** @param hasShared whether anything was shared yet */
  show({ short, full, isBlocked }: NextPlaceWords, hasShared: boolean): void {
    const { item } = this;
    this.hasShared = hasShared;
    item.text = `$(${isBlocked ? 'warning' : 'lock'}) ${asText(short, LONGEST)}`;
    item.backgroundColor = isBlocked
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    item.tooltip = asText(full, LONGEST_TOOLTIP);
    const spoken = vscode.l10n.t('Onetime Secret: {0} Switch account or server.', full);
    item.accessibilityInformation = { label: asText(spoken, LONGEST_TOOLTIP) };
    this.updateVisibility();
  }

  /** To be called when the view opens or closes, too. Runs with each move of a cursor: reads nothing. */
  readonly updateVisibility = (): void => {
    const isSelected = vscode.window.activeTextEditor?.selection.isEmpty === false;
    if (isSelected || this.isViewVisible() || this.hasShared) this.item.show();
    else this.item.hide();
  };

  dispose(): void {
    this.listening.dispose();
    this.item.dispose();
  }
}
